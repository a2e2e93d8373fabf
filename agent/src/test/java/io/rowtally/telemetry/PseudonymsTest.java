package io.rowtally.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands for a user's id, over restarts and on nodes that share a key, and the table that undoes it. */
class PseudonymsTest {
    private static final List<String> UNUSUAL = Arrays.asList(
            "Li Wei", "李伟", "o'brien \"the\" \\n", "tab\there", "line\nbreak\r", " ", "p-000000000000", "\uD83D\uDC64");

    @TempDir
    Path home;

    private final List<String> said = new ArrayList<>();

    private Pseudonyms pseudonyms(TelemetryDirectory directory, @Nullable Path key, @Nullable Path table) {
        return Pseudonyms.in(directory, key, table, said::add);
    }

    private TelemetryDirectory open(String name) {
        return TelemetryDirectory.open(home.resolve(name), said::add);
    }

    @Test
    void aPseudonymIsTheSameAfterARestartAndUnderACopiedKeyAndElseAnother() throws IOException {
        String first;
        try (TelemetryDirectory directory = open("a")) {
            first = pseudonyms(directory, null, null).of("nj0417");
        }
        try (TelemetryDirectory directory = open("a")) {
            assertEquals(first, pseudonyms(directory, null, null).of("nj0417"));
        }
        Path shared = Files.copy(home.resolve("a/state/pseudonym.key"), home.resolve("shared.key"));
        try (TelemetryDirectory directory = open("b")) {
            assertEquals(first, pseudonyms(directory, shared, null).of("nj0417"));
        }
        try (TelemetryDirectory directory = open("c")) {
            assertNotEquals(first, pseudonyms(directory, null, null).of("nj0417"));
        }
        assertTrue(first.matches("p-[0-9a-hjkmnp-tv-z]{12}"), first);
        assertEquals(Collections.emptyList(), said);
    }

    @Test
    void itIsTheBeginningOfTheKeyedHash() throws IOException {
        Path file = home.resolve("known.key");
        Files.write(file, String.join("", Collections.nCopies(32, "0b")).getBytes(StandardCharsets.US_ASCII));

        // openssl dgst -sha256 -mac HMAC: 198a607eb44bfbc6...
        assertEquals("p-36560znm9fxw", PseudonymKey.random().keptIn(file).pseudonym("Hi There"));
    }

    @Test
    void theTableUndoesWhateverTheNamesLookLike() throws IOException {
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, null, null);
            Set<String> all = new HashSet<>();
            for (String user : UNUSUAL) {
                all.add(pseudonyms.of(user));
            }
            pseudonyms.retry();

            assertEquals(UNUSUAL.size(), all.size());
            assertEquals(
                    UNUSUAL,
                    new ArrayList<>(PseudonymTable.read(home.resolve("a/pseudonyms.tsv"))
                            .values()));
        }
        for (String file : new String[] {"a/pseudonyms.tsv", "a/state/pseudonym.key"}) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))));
        }
    }

    @Test
    void tenThousandUsersAndMoreAreListedOnceAndKeptWithinBounds() throws IOException {
        Path table = home.resolve("elsewhere.tsv");
        for (int run = 0; run < 2; run++) {
            try (TelemetryDirectory directory = open("a")) {
                Pseudonyms pseudonyms = pseudonyms(directory, null, table);
                for (int i = 0; i < 30_000; i++) {
                    pseudonyms.of("user" + i % 15_000);
                    if (i % 100 == 99) {
                        pseudonyms.retry();
                    }
                }
            }
        }

        assertEquals(1 + 15_000, Files.readAllLines(table).size());
        assertEquals(15_000, PseudonymTable.read(table).size());
        assertFalse(Files.exists(home.resolve("a/pseudonyms.tsv")));
        assertEquals(Collections.emptyList(), said);
    }

    @Test
    void aTableThatCannotBeWrittenIsFilledLater() throws IOException {
        Path table = home.resolve("not/yet.tsv");
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, null, table);
            String pseudonym = pseudonyms.of("nj0417");
            pseudonyms.retry();
            pseudonyms.retry();
            assertEquals(1, said.size(), said.toString());
            assertFalse(said.get(0).contains("nj0417"));

            Files.createDirectories(table.getParent());
            pseudonyms.close();

            assertEquals(Collections.singletonMap(pseudonym, "nj0417"), PseudonymTable.read(table));
        }
    }

    @Test
    void aTableThatWasTakenAwayBeginsAnewWithWhoIsKnown() throws IOException {
        Path table = home.resolve("a/pseudonyms.tsv");
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, null, null);
            String pseudonym = pseudonyms.of("nj0417");
            pseudonyms.retry();
            Files.move(table, home.resolve("taken.tsv"));
            pseudonyms.retry();

            assertEquals(Collections.singletonMap(pseudonym, "nj0417"), PseudonymTable.read(table));
        }
    }

    @Test
    void aTornLineEndsBeforeTheNext() throws IOException {
        Path table = home.resolve("t.tsv");
        Files.write(table, "pseudonym\tuser\tsince\np-0000\tnj".getBytes(StandardCharsets.UTF_8));
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, null, table);
            String pseudonym = pseudonyms.of("nj0417");
            pseudonyms.retry();

            assertEquals(Collections.singletonMap(pseudonym, "nj0417"), PseudonymTable.read(table));
        }
    }

    @Test
    void aFileThatHoldsNoKeyIsNeitherUsedNorReplacedAndNobodyIsNamed() throws IOException {
        Path key = home.resolve("bad.key");
        Files.write(key, "too short\n".getBytes(StandardCharsets.UTF_8));
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, key, null);

            assertTrue(pseudonyms.of("nj0417").startsWith("p-"));
            assertEquals(1, said.size(), said.toString());
            assertEquals("too short\n", new String(Files.readAllBytes(key), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aKeyThatOthersCanReadIsUsedAndSaid() throws IOException {
        Path key = home.resolve("copied.key");
        Files.write(key, String.join("", Collections.nCopies(32, "0b")).getBytes(StandardCharsets.US_ASCII));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, key, null);
            pseudonyms.retry();

            assertEquals("p-36560znm9fxw", pseudonyms.of("Hi There"));
            assertEquals(1, said.size(), said.toString());
            assertTrue(said.get(0).endsWith("its mode should be 0600"), said.toString());
        }
    }

    @Test
    void aLineTornAmidACharacterSpoilsNoOther() throws IOException {
        Path table = home.resolve("t.tsv");
        byte[] torn = "pseudonym\tuser\tsince\np-0000\t\u674e".getBytes(StandardCharsets.UTF_8);
        Files.write(table, Arrays.copyOf(torn, torn.length - 1));
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, null, table);
            String pseudonym = pseudonyms.of("nj0417");
            pseudonyms.retry();

            assertEquals(Collections.singletonMap(pseudonym, "nj0417"), PseudonymTable.read(table));
            assertEquals(Collections.emptyList(), said);
        }
    }

    @Test
    void twoFilesThatBothFailAreSaidOnceEach() throws IOException {
        Path missing = home.resolve("missing");
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, missing.resolve("p.key"), missing.resolve("p.tsv"));
            pseudonyms.of("nj0417");
            for (int i = 0; i < 100; i++) {
                pseudonyms.retry();
            }
            assertEquals(2, said.size(), said.toString());

            Files.createDirectories(missing);
            pseudonyms.close();

            assertTrue(PseudonymTable.read(missing.resolve("p.tsv")).containsValue("nj0417"));
        }
    }

    @Test
    void aFileThatFailsIsLeftInPeaceForSomeSecondsHoweverMuchIsWritten() throws IOException {
        Path table = home.resolve("not/yet.tsv");
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, null, table);
            pseudonyms.of("nj0417");
            pseudonyms.settle();
            Files.createDirectories(table.getParent());
            for (int i = 0; i < 100; i++) {
                pseudonyms.settle();
            }
            assertFalse(Files.exists(table));
            for (int i = 0; i < 10; i++) {
                pseudonyms.retry();
            }
            assertTrue(Files.exists(table));
        }
    }

    @Test
    void whatWaitsForATableIsBoundedAndSaidWithANumber() throws IOException {
        Path table = home.resolve("not/yet.tsv");
        try (TelemetryDirectory directory = open("a")) {
            Pseudonyms pseudonyms = pseudonyms(directory, null, table);
            for (int i = 0; i < 25_000; i++) {
                pseudonyms.of("user" + i);
            }
            pseudonyms.settle();
            Files.createDirectories(table.getParent());
            pseudonyms.close();

            // those who came first, and those who are known still
            assertEquals(20_000, PseudonymTable.read(table).size());
            assertEquals(2, said.size(), said.toString());
            assertTrue(said.get(1).endsWith("may be missing there: 15000"), said.toString());
        }
    }
}
