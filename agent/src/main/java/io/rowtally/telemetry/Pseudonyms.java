package io.rowtally.telemetry;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a user's id in everything that is written where the operator protects his staff: a pseudonym under a key, with
 * a table beside it for the auditor. Used by the agent's thread alone; no trouble with a file is
 * thrown.
 *
 * <p>As long as the key's file cannot be had, a key in memory stands in, which is written to the file when that can be made. A
 * clear id is never written for want of a key; whoever was named under another key is in the table all the same.
 */
public final class Pseudonyms {

    /** Users whose pseudonyms are kept: those who were written last. */
    private static final int MOST_KEPT = 10_000;
    /** Pseudonyms that are known to be in the table; beyond, some get there twice. */
    private static final int MOST_LISTED = 50_000;
    /** Of about a second each, before a file that failed is tried again. */
    private static final int TURNS_BETWEEN_TRIES = 10;

    private static final String KEY = "pseudonym.key";
    private static final String TABLE = "pseudonyms.tsv";

    private final TelemetryDirectory directory;
    private final @Nullable Path keyFile;
    private final @Nullable Path tableFile;
    private final Consumer<String> problems;

    private final Map<String, String> known = new LinkedHashMap<String, String>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private final Set<String> listed = new HashSet<>();
    /** What the table lacks, while it cannot be written. */
    private final Map<String, String> unlisted = new LinkedHashMap<>();
    /** The last words on each file. */
    private final Map<Path, String> said = new HashMap<>();

    private PseudonymKey key = PseudonymKey.random();
    private @Nullable Path keyFrom;
    private @Nullable Path table;
    /** Lines of users for whom there was no room in what waits for the table. */
    private long lost;

    private int untilKey;
    private int untilTable;

    private Pseudonyms(
            TelemetryDirectory directory, @Nullable Path keyFile, @Nullable Path tableFile, Consumer<String> problems) {
        this.directory = directory;
        this.keyFile = keyFile;
        this.tableFile = tableFile;
        this.problems = problems;
    }

    /**
     * @param keyFile null for {@code state/pseudonym.key} in the directory
     * @param tableFile null for {@code pseudonyms.tsv} in the directory
     * @param problems takes one clear line for each thing that the operator should know
     */
    public static Pseudonyms in(
            TelemetryDirectory directory, @Nullable Path keyFile, @Nullable Path tableFile, Consumer<String> problems) {
        Pseudonyms pseudonyms = new Pseudonyms(directory, keyFile, tableFile, problems);
        pseudonyms.settle();
        return pseudonyms;
    }

    /** What stands for a user's id. */
    public String of(String user) {
        String pseudonym = known.get(user);
        if (pseudonym == null) {
            pseudonym = key.pseudonym(user);
            known.put(user, pseudonym);
        }
        if (!listed.contains(pseudonym) && !unlisted.containsKey(pseudonym)) {
            if (unlisted.size() < MOST_KEPT) {
                unlisted.put(pseudonym, user);
            } else {
                lost++;
            }
        }
        return pseudonym;
    }

    /** To be called once a second: after some of them, a file that failed is tried again. */
    public void retry() {
        untilKey--;
        untilTable--;
        settle();
    }

    /**
     * To be called before what was built is written: looks for the key where it was not to be had, and adds to the table what it
     * lacks.
     */
    public void settle() {
        Path held = directory.path();
        if (held == null) {
            return;
        }
        Path from = keyFile != null ? keyFile : held.resolve("state").resolve(KEY);
        if (untilKey <= 0 && !from.equals(keyFrom)) {
            takeKey(from);
        }
        Path to = tableFile != null ? tableFile : held.resolve(TABLE);
        if (untilTable > 0) {
            return;
        }
        if (!to.equals(table) || !Files.exists(to)) {
            openTable(to);
        }
        if (!unlisted.isEmpty()) {
            list(to);
        }
    }

    /** The last chance: whatever failed lately is tried once more. */
    public void close() {
        untilKey = 0;
        untilTable = 0;
        settle();
    }

    private void takeKey(Path from) {
        try {
            PseudonymKey kept = key.keptIn(from);
            keyFrom = from;
            if (!kept.equals(key)) {
                key = kept;
                known.clear();
            }
            if (OwnerOnly.isOpenToOthers(from)) {
                say(
                        from,
                        "the key of user.pseudonym in " + from + " is open to other accounts; its mode should be 0600");
            }
        } catch (IOException | RuntimeException e) {
            untilKey = TURNS_BETWEEN_TRIES;
            say(
                    from,
                    "the key of user.pseudonym in " + from
                            + " cannot be used; pseudonyms are of a key that no other run has: " + reason(e));
        }
    }

    /** Of a table that has gone, nothing is listed any more. */
    private void openTable(Path to) {
        listed.clear();
        table = to;
        try {
            if (Files.exists(to)) {
                PseudonymTable.read(to, (pseudonym, user) -> isListed(pseudonym));
            }
        } catch (IOException | RuntimeException e) {
            say(to, "the table of user.pseudonym in " + to + " cannot be read: " + e);
        }
        known.forEach((user, pseudonym) -> {
            if (!listed.contains(pseudonym)) {
                unlisted.put(pseudonym, user);
            }
        });
    }

    private void list(Path to) {
        try {
            PseudonymTable.append(to, Collections.unmodifiableMap(unlisted), Instant.now());
            unlisted.keySet().forEach(this::isListed);
            unlisted.clear();
            said.remove(to);
            if (lost > 0) {
                problems.accept("the table of user.pseudonym in " + to
                        + " can be written again; lines written meanwhile whose user may be missing there: " + lost);
                lost = 0;
            }
        } catch (IOException | RuntimeException e) {
            untilTable = TURNS_BETWEEN_TRIES;
            say(
                    to,
                    "the table of user.pseudonym in " + to + " cannot be written, new users are missing there: "
                            + reason(e));
        }
    }

    private void isListed(String pseudonym) {
        if (listed.size() >= MOST_LISTED) {
            listed.clear();
        }
        listed.add(pseudonym);
    }

    private void say(Path file, String problem) {
        if (!problem.equals(said.put(file, problem))) {
            problems.accept(problem);
        }
    }

    /** Without the file's name, which may be a temporary one's, another each time. */
    private static String reason(Exception e) {
        String reason = e instanceof FileSystemException ? ((FileSystemException) e).getReason() : e.getMessage();
        return e.getClass().getSimpleName() + (reason == null ? "" : ": " + reason);
    }
}
