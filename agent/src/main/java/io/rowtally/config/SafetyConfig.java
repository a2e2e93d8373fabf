package io.rowtally.config;

import java.io.File;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes the agent stop counting while the application runs: {@code kill.file}, {@code cpu.max}. Immutable; any thread. */
public final class SafetyConfig {
    private static final String DEFAULT_KILL_FILE = "rowtally.off";
    private static final int DEFAULT_CPU = 50;

    private final @Nullable File killFile;
    private final int cpuPercent;

    private SafetyConfig(@Nullable File killFile, int cpuPercent) {
        this.killFile = killFile;
        this.cpuPercent = cpuPercent;
    }

    static SafetyConfig read(Sources sources, Problems problems) {
        return new SafetyConfig(killFile(sources, problems), cpu(sources, problems));
    }

    private static @Nullable File killFile(Sources sources, Problems problems) {
        Given given = sources.get(Key.KILL_FILE);
        if (given == null) {
            return null;
        }
        if (Given.isPlain(given.value, LogConfig.LONGEST_PATH)) {
            return new File(given.value);
        }
        problems.useDefault(Key.KILL_FILE, given, "is not a path", DEFAULT_KILL_FILE + " in the log directory");
        return null;
    }

    private static int cpu(Sources sources, Problems problems) {
        Given given = sources.get(Key.CPU_MAX);
        if (given != null) {
            String number =
                    given.value.endsWith("%") ? given.value.substring(0, given.value.length() - 1) : given.value;
            long percent = Quantity.days(number);
            if (percent >= 1 && percent <= 100) {
                return (int) percent;
            }
            problems.useDefault(
                    Key.CPU_MAX, given, "is not a share between 1% and 100%", Integer.toString(DEFAULT_CPU));
        }
        return DEFAULT_CPU;
    }

    /** As long as this file is there, nothing counts; {@code rowtally.off} in the log directory that is in use where none was named. */
    public File killFile(File logDirectory) {
        return killFile == null ? new File(logDirectory, DEFAULT_KILL_FILE) : killFile;
    }

    /** The share of one processor, 1 to 100 percent, that the agent's thread may take of a minute; 100 sets no bound. */
    public int cpuPercent() {
        return cpuPercent;
    }

    void describe(Map<String, String> effective) {
        effective.put(Key.KILL_FILE.text, killFile == null ? "(log.dir)/" + DEFAULT_KILL_FILE : killFile.getPath());
        effective.put(Key.CPU_MAX.text, Integer.toString(cpuPercent));
    }
}
