package io.rowtally.it.drivers;

import java.util.List;

/**
 * What became of one class of a driver when it was linked.
 *
 * @param outcome {@code ok}, or what the JVM threw
 * @param serialVersion its serialVersionUID, {@code -} where it is not serializable, or what was thrown
 * @param chain of a concrete result set, itself and its super classes; else empty
 */
record LinkedClass(String jar, String name, String outcome, String serialVersion, List<String> chain) {

    /** @param line as {@code LinkEverything} writes it */
    static LinkedClass of(String line) {
        String[] fields = line.split("\t");
        List<String> chain = fields[4].equals("-") ? List.of() : List.of(fields[4].split("<"));
        return new LinkedClass(fields[0], fields[1], fields[2], fields[3], chain);
    }

    boolean linked() {
        return outcome.equals("ok");
    }

    /** Whether a JVM of this version has no such class at all: it is for a later Java. */
    boolean forLaterJava() {
        return outcome.startsWith("java.lang.UnsupportedClassVersionError")
                || outcome.startsWith("java.lang.ClassNotFoundException");
    }

    boolean resultSet() {
        return !chain.isEmpty();
    }
}
