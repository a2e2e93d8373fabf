package io.rowtally.it.app.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Has a log directory and a list of identifiers, of which some were read, and asks of each: is it in this sketch, is it in this file?
 * Prints for each place and attack how many of those that were read it takes to be there, and how many of those that were not.
 */
public final class TryIdentifiers {
    /** Of those that were read, the first. */
    private static final int READ = 1_000;

    private static final int UNREAD = 5_000;

    private static final List<String> KINDS = Arrays.asList("phone", "id_card_no");

    private static final List<String> PLANTED =
            Arrays.asList("text-UTF-8 phone", "MD5 id_card_no", "coupon-library-text phone");

    /** Longer runs of zeros than any form of an identifier has tell nothing. */
    private static final int ZEROS = 64;

    private TryIdentifiers() {}

    /**
     * @param arguments a file with a sketch a line (kind, how many were read, the key's id, base64), the key, an empty file in which
     *     some forms of all that were read are put, more files
     */
    public static void main(String[] arguments) throws Exception {
        List<String[]> sketches = Files.readAllLines(Paths.get(arguments[0])).stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toList());
        List<String> ids = sketches.stream().map(sketch -> sketch[2]).distinct().collect(Collectors.toList());
        Map<String, ToIntFunction<String>> attacks = Attack.onSketches(ids);
        Map<String, ToIntFunction<String>> all = new TreeMap<>(attacks);
        all.put("with-the-key", Attack.withKey(Files.readAllBytes(Paths.get(arguments[1]))));
        PackagedSketch.Kind kind = new PackagedSketch.Kind();
        for (String[] sketch : sketches) {
            byte[] bytes = Base64.getDecoder().decode(sketch[3]);
            byte[] before = kind.of(bytes).toBytes();
            int read = Integer.parseInt(sketch[1]);
            all.forEach((attack, hash) -> print(
                    sketch[0] + '-' + sketch[1],
                    attack,
                    read,
                    person -> unchanged(kind, bytes, before, hash.applyAsInt(Identifiers.of(sketch[0], person)))));
        }
        Map<String, List<List<String>>> forms = new TreeMap<>();
        Attack.onFiles(attacks)
                .forEach((attack, form) -> KINDS.forEach(of -> forms.put(attack + ' ' + of, forms(of, form))));
        plant(Paths.get(arguments[2]), forms);
        for (int i = 2; i < arguments.length; i++) {
            search(Paths.get(arguments[i]), forms);
        }
    }

    /**
     * Whether a sketch stays what it is with one more: that one is there, or something hides it.
     *
     * @param before as it is written once it was read
     */
    private static boolean unchanged(PackagedSketch.Kind kind, byte[] bytes, byte[] before, int coupon) {
        try {
            PackagedSketch sketch = kind.of(bytes);
            sketch.add(coupon);
            return Arrays.equals(before, sketch.toBytes());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- files

    /** By person. */
    private static List<List<String>> forms(String kind, Function<String, List<byte[]>> attack) {
        return IntStream.range(0, READ + UNREAD)
                .mapToObj(person -> attack.apply(Identifiers.of(kind, person)).stream()
                        .map(form -> new String(form, StandardCharsets.ISO_8859_1))
                        .collect(Collectors.toList()))
                .collect(Collectors.toList());
    }

    /** What the attacks must find. */
    private static void plant(Path file, Map<String, List<List<String>>> forms) throws IOException {
        StringBuilder planted = new StringBuilder();
        for (String attack : PLANTED) {
            for (int person = 0; person < READ; person++) {
                List<String> ofPerson = forms.get(attack).get(person);
                planted.append(ofPerson.get(person % ofPerson.size()));
            }
        }
        Files.write(file, planted.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void search(Path file, Map<String, List<List<String>>> forms) throws IOException {
        String content = withoutZeros(Files.readAllBytes(file));
        Map<Integer, Set<String>> windows = new HashMap<>();
        forms.forEach((attack, ofPersons) -> print(
                file.toString(),
                attack,
                READ,
                person -> ofPersons.get(person).stream()
                        .anyMatch(form -> windows.computeIfAbsent(form.length(), length -> windows(content, length))
                                .contains(form))));
    }

    private static Set<String> windows(String content, int length) {
        Set<String> windows = new HashSet<>();
        for (int i = 0; i + length <= content.length(); i++) {
            windows.add(content.substring(i, i + length));
        }
        return windows;
    }

    private static String withoutZeros(byte[] bytes) {
        StringBuilder kept = new StringBuilder();
        int zeros = 0;
        for (byte one : bytes) {
            zeros = one == 0 ? zeros + 1 : 0;
            if (zeros <= ZEROS) {
                kept.append((char) (one & 0xff));
            }
        }
        return kept.toString();
    }

    private static void print(String where, String attack, int read, IntPredicate isThere) {
        long ofRead = IntStream.range(0, read).filter(isThere).count();
        long ofUnread = IntStream.range(READ, READ + UNREAD).filter(isThere).count();
        System.out.println(where + '\t' + attack + '\t' + ofRead + '\t' + read + '\t' + ofUnread + '\t' + UNREAD);
    }
}
