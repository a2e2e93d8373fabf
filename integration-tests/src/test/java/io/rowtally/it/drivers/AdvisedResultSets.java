package io.rowtally.it.drivers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The result set classes of one jar as they ran under the agent. */
final class AdvisedResultSets {
    /** By name. */
    final Set<String> found = new TreeSet<>();
    /** What of them does not reach the bridge, a class a line. */
    final StringBuilder unadvised = new StringBuilder();
    /** Which of their getters beside JDBC's hand out cells. */
    final Set<String> vendors = new TreeSet<>();
    /** Those of them that count and should not, or the other way round, or are not listed, one a line. */
    final Set<String> vendorFaults = new TreeSet<>();

    private final Set<String> labels = new TreeSet<>();

    private AdvisedResultSets() {}

    static AdvisedResultSets of(LinkedJars linked, Path jar, int major) throws IOException {
        AdvisedResultSets sets = new AdvisedResultSets();
        String name = jar.getFileName().toString();
        for (LinkedClass type : linked.with().get(name)) {
            if (type.resultSet()) {
                sets.found.add(type.name());
                WovenChain chain = WovenChain.of(type, linked.woven().resolve(name), jar, major);
                Set<String> methods = chain.unadvised();
                sets.unadvised.append(methods.isEmpty() ? "" : type.name() + ' ' + methods + '\n');
                sets.labels.add(chain.labelsOfItsOwn());
                for (VendorGetter getter : chain.vendorGetters()) {
                    sets.vendorFaults.add(getter.fault());
                    if (getter.isCell()) {
                        sets.vendors.add(getter.label().replaceFirst("\\(.*", ""));
                    }
                }
            }
        }
        return sets;
    }

    /** Whether getters by label count by themselves: {@code yes}, {@code no}, {@code some}, {@code -} without any. */
    String labelsOfTheirOwn() {
        labels.remove("-");
        return labels.isEmpty() ? "-" : labels.size() == 1 ? labels.iterator().next() : "some";
    }

    /** The result sets of a jar by {@code result-sets.tsv}, but for those that this JVM refuses without the agent. */
    static Set<String> known(String jar, List<LinkedClass> without) throws IOException {
        Set<String> linked = without.stream()
                .filter(LinkedClass::linked)
                .map(LinkedClass::name)
                .collect(Collectors.toSet());
        try (InputStream in = AdvisedResultSets.class.getResourceAsStream("result-sets.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t"))
                    .filter(line -> line[0].equals(jar) && linked.contains(line[1]))
                    .map(line -> line[1])
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
