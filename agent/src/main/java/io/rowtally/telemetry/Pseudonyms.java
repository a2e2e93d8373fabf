package io.rowtally.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a user's id in everything that is written: the id itself, or, where the operator protects his staff, a
 * pseudonym under a key, with a table beside it for the auditor. Used by the agent's thread alone; nothing here throws.
 *
 * <p>As long as the key's file cannot be had, a key in memory stands in, which is written to the file when that can be made. A
 * clear id is never written for want of a key; whoever was named under another key is in the table all the same.
 */
public final class Pseudonyms {

    /** Users whose pseudonyms are kept: those who were written last. */
    private static final int MOST_KEPT = 10_000;
    /** Pseudonyms that are known to be in the table; beyond, some get there twice. */
    private static final int MOST_LISTED = 50_000;

    private static final String KEY = "pseudonym.key";
    private static final String TABLE = "pseudonyms.tsv";

    /** Null where ids are written as they are. */
    private final @Nullable TelemetryDirectory directory;

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

    private PseudonymKey key = PseudonymKey.random();
    private @Nullable Path keyFrom;
    private @Nullable Path table;
    private String lastSaid = "";

    private Pseudonyms(
            @Nullable TelemetryDirectory directory,
            @Nullable Path keyFile,
            @Nullable Path tableFile,
            Consumer<String> problems) {
        this.directory = directory;
        this.keyFile = keyFile;
        this.tableFile = tableFile;
        this.problems = problems;
    }

    /** Ids are written as they are. */
    public static Pseudonyms none() {
        return new Pseudonyms(null, null, null, problem -> {});
    }

    /**
     * @param keyFile null for {@code state/pseudonym.key} in the directory
     * @param tableFile null for {@code pseudonyms.tsv} in the directory
     * @param problems takes one clear line for each thing that the operator should know
     */
    public static Pseudonyms in(
            TelemetryDirectory directory, @Nullable Path keyFile, @Nullable Path tableFile, Consumer<String> problems) {
        Pseudonyms pseudonyms = new Pseudonyms(directory, keyFile, tableFile, problems);
        pseudonyms.retry();
        return pseudonyms;
    }

    /** What stands for a user's id; null for null. */
    public @Nullable String of(@Nullable String user) {
        if (directory == null || user == null) {
            return user;
        }
        String pseudonym = known.get(user);
        if (pseudonym == null) {
            pseudonym = key.pseudonym(user);
            known.put(user, pseudonym);
        }
        if (!listed.contains(pseudonym) && unlisted.size() < MOST_KEPT) {
            unlisted.put(pseudonym, user);
        }
        return pseudonym;
    }

    /**
     * To be called before what was built is written, and now and then: looks for the key where it was not to be had, and adds to
     * the table what it lacks.
     */
    public void retry() {
        Path held = directory == null ? null : directory.path();
        if (held == null) {
            return;
        }
        Path from = keyFile != null ? keyFile : held.resolve("state").resolve(KEY);
        if (!from.equals(keyFrom)) {
            takeKey(from);
        }
        Path to = tableFile != null ? tableFile : held.resolve(TABLE);
        if (!to.equals(table) || !Files.exists(to)) {
            openTable(to);
        }
        if (!unlisted.isEmpty()) {
            list(to);
        }
    }

    private void takeKey(Path from) {
        try {
            PseudonymKey kept = key.keptIn(from);
            keyFrom = from;
            if (!kept.equals(key)) {
                key = kept;
                known.clear();
            }
        } catch (IOException | RuntimeException e) {
            say("the key of user.pseudonym in " + from
                    + " cannot be used; pseudonyms are of a key that no other run has: " + e);
        }
    }

    /** Of a table that has gone, nothing is listed any more. */
    private void openTable(Path to) {
        listed.clear();
        table = to;
        try {
            if (Files.exists(to)) {
                for (String pseudonym : PseudonymTable.read(to).keySet()) {
                    isListed(pseudonym);
                }
            }
        } catch (IOException | RuntimeException e) {
            say("the table of user.pseudonym in " + to + " cannot be read: " + e);
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
            lastSaid = "";
        } catch (IOException | RuntimeException e) {
            say("the table of user.pseudonym in " + to + " cannot be written, new users are missing there: " + e);
        }
    }

    private void isListed(String pseudonym) {
        if (listed.size() >= MOST_LISTED) {
            listed.clear();
        }
        listed.add(pseudonym);
    }

    private void say(String problem) {
        if (!problem.equals(lastSaid)) {
            lastSaid = problem;
            problems.accept(problem);
        }
    }
}
