package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the build has laid down is what the dictionaries say: each entry, and nothing beside them. */
class WordTableTest {
    @Test
    void eachEntryOfEachDictionaryIsFoundAsItWasWritten() {
        DictionaryCompiler compiler = new DictionaryCompiler();
        int entries = 0;
        for (Map.Entry<String, PackWriter> written : compiler.packs.entrySet()) {
            Pack pack = new Pack(written.getKey(), WordTables.get(written.getKey()));
            int longest = 0;
            for (Map.Entry<String, Sense> entry : written.getValue().entries().entrySet()) {
                Sense read = pack.get(entry.getKey());
                assertEquals(describe(entry.getValue()), read == null ? null : describe(read), entry.getKey());
                assertSame(read, pack.get(entry.getKey()));
                longest = Math.max(longest, entry.getKey().length());
                entries++;
            }
            assertEquals(longest, pack.longest(), written.getKey());
        }
        assertNotEquals(0, entries);
    }

    @Test
    void whatIsNoEntryIsNotFound() {
        Random random = new Random(9);
        DictionaryCompiler compiler = new DictionaryCompiler();
        for (Map.Entry<String, PackWriter> written : compiler.packs.entrySet()) {
            Pack pack = new Pack(written.getKey(), WordTables.get(written.getKey()));
            Map<String, Sense> entries = written.getValue().entries();
            for (String word : entries.keySet()) {
                String slip = word + (char) ('a' + random.nextInt(26));
                assertEquals(entries.containsKey(slip), pack.get(slip) != null, slip);
                String part = word.substring(random.nextInt(word.length()));
                assertEquals(entries.containsKey(part), pack.get(part) != null, part);
            }
        }
    }

    @Test
    void keysOfOneHashAndTablesOfAnySizeAreToldApart() throws IOException {
        // of each size the slots are filled to another degree; "AaAa" to "BBBB" have one hash
        for (int size = 0; size < 70; size++) {
            WordTableWriter writer = new WordTableWriter();
            Map<String, String> entries = new HashMap<>();
            for (int i = 0; i < size; i++) {
                String key = (i % 4 < 2 ? "Aa" : "BB") + (i % 2 == 0 ? "Aa" : "BB") + i / 4;
                entries.put(key, "姓名" + i);
                writer.put(key, WordTableWriter.text("姓名" + i));
            }
            WordTable table = new WordTable(writer.bytes());

            for (Map.Entry<String, String> entry : entries.entrySet()) {
                assertEquals(entry.getValue(), table.text(table.find(entry.getKey())));
            }
            assertEquals(0, table.find("AaAa" + size));
            assertEquals(0, table.find(""));
        }
    }

    private static String describe(Sense sense) {
        return sense.id() + " " + sense.kind + " " + sense.category + " " + sense.weight + " " + sense.words;
    }
}
