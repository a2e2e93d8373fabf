package io.rowtally.tagging;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes {@value WordTables#FILE} of the dictionaries that people review. A file has a line per entry: words, category or kind,
 * weight, note, tab-separated; {@code zh.tsv} has Han, pinyin, category, weight, weight of the initials, note and fills
 * three packs from one line. Runs in the build only; not in the jar, nor are the files.
 */
final class DictionaryCompiler {
    /** Two letters that only say what kind of thing a name is about are left out: too many words begin like that. */
    private static final List<String> SAY_TOO_LITTLE = Arrays.asList("THING", "EVENT", "ORG", "IMAGE");

    /** By their names. */
    final Map<String, PackWriter> packs = new LinkedHashMap<>();

    private final PackWriter english = pack(Dictionaries.ENGLISH);

    DictionaryCompiler() {
        plain(english, "en");
        plain(english, "en-clinical");
        chinese();
        for (String language : Dictionaries.PLAIN) {
            plain(pack(language), language);
        }
        for (String codes : CodePacks.NAMES) {
            plain(pack(codes), "codes-" + codes);
        }
    }

    /** @param arguments the directory in which the file is to be */
    public static void main(String... arguments) throws IOException {
        Path file = Paths.get(arguments[0], WordTables.FILE);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            new DictionaryCompiler().write(out);
        }
    }

    private void write(DataOutputStream out) throws IOException {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        for (Map.Entry<String, PackWriter> pack : packs.entrySet()) {
            tables.put(pack.getKey(), pack.getValue().bytes());
        }
        tables.put(Misspelt.TABLE, new MisspeltWriter(english.entries().values()).bytes());
        out.writeInt(tables.size());
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            out.writeUTF(table.getKey());
            out.writeInt(table.getValue().length);
            out.write(table.getValue());
        }
    }

    private PackWriter pack(String name) {
        PackWriter pack = new PackWriter(name);
        packs.put(name, pack);
        return pack;
    }

    private static void plain(PackWriter pack, String name) {
        DictionaryFile file = new DictionaryFile(name);
        while (file.next()) {
            String text = file.field(0);
            int words = text.split(" ").length;
            pack.add(text.replace(" ", ""), file.field(1), text, file.field(2), words);
            if (words > 1) {
                pack.add(text, file.field(1), text, file.field(2), words);
            }
        }
    }

    private void chinese() {
        PackWriter han = pack(Dictionaries.HAN);
        PackWriter pinyin = pack(Dictionaries.PINYIN);
        PackWriter initials = pack(Dictionaries.INITIALS);
        PackWriter alone = pack(Dictionaries.ALONE);
        DictionaryFile file = new DictionaryFile("zh");
        while (file.next()) {
            String text = file.field(0);
            String syllables = file.field(1);
            String meaning = file.field(2);
            String weight = file.field(3);
            int words = syllables.split(" ").length;
            han.add(text, meaning, text, weight, words);
            String joined = syllables.replace(" ", "");
            if (joined.length() >= 4) {
                pinyin.add(joined, meaning, joined, weight, words);
            }
            boolean tooShort = words == 2 && SAY_TOO_LITTLE.contains(meaning);
            if (words > 1 && !file.field(4).equals("-") && !tooShort) {
                String first = initials(syllables);
                initials.add(first, meaning, first, file.field(4), 1);
                if (file.last().equals("alone")) {
                    alone.add(first, meaning, first, file.field(4), 1);
                }
            }
        }
    }

    private static String initials(String syllables) {
        StringBuilder letters = new StringBuilder();
        for (String syllable : syllables.split(" ")) {
            letters.append(syllable.charAt(0));
        }
        return letters.toString();
    }
}
