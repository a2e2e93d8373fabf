package io.rowtally.config;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file that {@code config} names, looked at again while the application runs: its tag rules and its mode change without a
 * restart. All else in it is for the next start. Confined to one thread of the agent.
 *
 * <p>A file that cannot be read as a whole, or that has a rule which names no column, changes nothing: what was in force stays.
 */
public final class TagRuleFile {
    /** Clocks of file systems go by up to two seconds (FAT): what was written as recently may have been written since. */
    private static final long YOUNG = 3_000;

    private final Given config;
    private final Map<String, Given> higher;
    private final @Nullable Given higherMode;
    private SortedMap<String, String> rules;
    private Mode mode;
    private @Nullable SortedMap<String, String> others;
    private long modified;
    private long length;
    /** Whether the file may have changed without a sign of it. */
    private boolean doubtful = true;

    private List<String> complained = new ArrayList<>();

    /** @param higherMode which the file cannot change; null where it decides */
    TagRuleFile(
            Given config,
            Map<String, Given> higher,
            SortedMap<String, String> rules,
            @Nullable Given higherMode,
            Mode mode) {
        this.config = config;
        this.higher = higher;
        this.rules = rules;
        this.higherMode = higherMode;
        this.mode = mode;
    }

    /** A rule whose column cannot be told is a rule lost. */
    static void check(String text, Given given, Problems problems) {
        int names = 0;
        boolean named = true;
        for (int start = Key.TAG_PREFIX.length(); start <= text.length(); names++) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            named &= !text.substring(start, end).trim().isEmpty();
            start = end + 1;
        }
        if (!named || names != 3) {
            problems.stayOff(
                    given.origin,
                    Problem.quote(text) + " names no column: expected tag.<schema>.<table>.<column>, * for any");
        }
    }

    /** The rules in force, as {@link Settings#tagRules}. */
    public SortedMap<String, String> rules() {
        return rules;
    }

    /** The mode in force. */
    public Mode mode() {
        return mode;
    }

    /**
     * Reads the file if it may have changed.
     *
     * @param complaints gets a line for whatever is wrong with it, once as long as the same is
     * @return whether {@link #rules} are others now; {@link #mode} may be another too
     */
    public boolean reread(List<String> complaints) {
        if (!mayHaveChanged()) {
            return false;
        }
        Problems problems = new Problems("the rules stay as they were");
        SortedMap<String, String> fresh = new TreeMap<>();
        SortedMap<String, String> rest = new TreeMap<>();
        Map<String, Given> pairs = ConfigFile.read(config, problems);
        for (Map.Entry<String, Given> pair : pairs.entrySet()) {
            boolean rule = pair.getKey().startsWith(Key.TAG_PREFIX) && Key.of(pair.getKey()) == null;
            if (rule) {
                check(pair.getKey(), pair.getValue(), problems);
            }
            if (Key.of(pair.getKey()) != Key.MODE) {
                (rule ? fresh : rest).put(pair.getKey(), pair.getValue().value);
            }
        }
        Given inFile = pairs.get(Key.MODE.text);
        Mode asked = Mode.read(higherMode == null ? inFile : higherMode, problems);
        List<String> wrong = new ArrayList<>();
        for (Problem problem : problems.list()) {
            wrong.add(problem.toString());
        }
        boolean whole = problems.off() == null;
        if (whole && others != null && !rest.equals(others)) {
            wrong.add(config.value + ": what is no tag rule or mode in it takes effect at the next start");
        }
        if (higherMode != null && inFile != null && !inFile.value.equalsIgnoreCase(mode.text())) {
            wrong.add(config.value + ": mode is set by the " + higherMode.origin + ", which goes before this file");
        }
        complain(wrong, complaints);
        mode = whole ? asked : mode;
        return whole && take(fresh, rest);
    }

    private boolean mayHaveChanged() {
        File file = new File(config.value);
        long lastModified = file.lastModified();
        long size = file.length();
        boolean same = !doubtful && lastModified == modified && size == length;
        modified = lastModified;
        length = size;
        doubtful = Math.abs(System.currentTimeMillis() - lastModified) < YOUNG;
        return !same;
    }

    private boolean take(SortedMap<String, String> fresh, SortedMap<String, String> rest) {
        others = others == null ? rest : others;
        for (Map.Entry<String, Given> rule : higher.entrySet()) {
            fresh.put(rule.getKey(), rule.getValue().value);
        }
        boolean changed = !fresh.equals(rules);
        rules = fresh;
        return changed;
    }

    private void complain(List<String> wrong, List<String> complaints) {
        if (!wrong.equals(complained)) {
            complained = wrong;
            complaints.addAll(wrong);
        }
    }
}
