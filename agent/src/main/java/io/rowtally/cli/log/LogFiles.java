package io.rowtally.cli.log;

import io.rowtally.cli.terminal.CountedStream;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.Unusable;
import io.rowtally.telemetry.SegmentName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The segments of one log directory, oldest first, of those that have expired what is kept, read line by line in constant memory. While a segment is being
 * compressed it lies there twice; the plain one is taken. An agent may roll and compress segments meanwhile, so the
 * directory is listed again after reading, until nothing new is there; a line may then be handed over twice.
 */
public final class LogFiles {
    private static final String TIME = "{\"@timestamp\":\"";
    private static final Duration A_DAY_AND_MORE = Duration.ofHours(36);
    /** The MAC before the first line of a log; nothing where lines have no seal. */
    private static final Pattern NOTHING = Pattern.compile("0*");

    private static final int MOST_ROUNDS = 10;
    private static final int MOST_PLACES = 20;

    private final Path directory;
    private final List<Path> listed;
    private final Set<String> read = new HashSet<>();
    private long lines;
    private long damagedLines;
    /** Where the first of them were, as file and number. */
    private final List<String> damaged = new ArrayList<>();

    private LongConsumer progress = bytes -> {};

    private LogFiles(Path directory, List<Path> listed) {
        this.directory = directory;
        this.listed = listed;
    }

    public static LogFiles in(Path directory) throws IOException, Unusable {
        if (!Files.isDirectory(directory)) {
            throw new Unusable(directory + " is not a directory");
        }
        return new LogFiles(directory, list(directory));
    }

    private static List<Path> list(Path directory) throws IOException {
        Map<String, Path> bySegment = new TreeMap<>(SegmentName.BY_AGE);
        try (Stream<Path> inside = Files.list(directory)) {
            inside.filter(LogFiles::isSegment)
                    .forEach(file -> bySegment.merge(
                            SegmentName.plainName(file), file, (a, b) -> SegmentName.isCompressed(a) ? b : a));
        }
        Path kept = directory.resolve(SegmentName.KEPT);
        if (Files.isDirectory(kept)) {
            try (Stream<Path> inside = Files.list(kept)) {
                inside.filter(LogFiles::isSegment)
                        .forEach(file -> bySegment.putIfAbsent(SegmentName.plainName(file), file));
            }
        }
        Path current = bySegment.remove(SegmentName.CURRENT);
        List<Path> files = new ArrayList<>(bySegment.values());
        if (current != null) {
            files.add(current);
        }
        return files;
    }

    /** More than the agent itself would write: copies of segments that somebody has made under another name too. */
    private static boolean isSegment(Path file) {
        String segment = SegmentName.plainName(file);
        return segment.equals(SegmentName.CURRENT) || (segment.startsWith("telemetry-") && segment.endsWith(".jsonl"));
    }

    /** Bytes of all segments as they lie there; 0 for those that have gone. */
    public long size() {
        return listed.stream().mapToLong(file -> file.toFile().length()).sum();
    }

    /** @param progress is told how many more bytes have been read */
    public void onProgress(LongConsumer progress) {
        this.progress = progress;
    }

    /**
     * Hands over the daily rollups that lines have expired of: all that stand before the end of the last gap, and those behind it of days that
     * had begun before. Reads what is kept and two days of the rest at most, and nothing where nothing has expired.
     */
    public void findCondensed(Consumer<LogLine> to) throws IOException {
        int last = -1;
        for (int i = 0; i < listed.size(); i++) {
            last = isKept(listed.get(i)) ? i : last;
        }
        Instant resumed = null;
        for (int i = 0; i < listed.size(); i++) {
            try (BufferedReader reader = open(listed.get(i), bytes -> {})) {
                for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                    if (i > last && resumed == null) {
                        LogLine first = LogLine.parse(text);
                        resumed = first.time("@timestamp");
                        if (resumed == null
                                || (last < 0
                                        && NOTHING.matcher(first.text("integrity.prev", "0"))
                                                .matches())) {
                            return;
                        }
                    }
                    if (resumed != null && text.startsWith(TIME) && isLater(text, resumed.plus(A_DAY_AND_MORE))) {
                        return;
                    }
                    if (text.contains("\"pii-read-rollup\"")) {
                        LogLine line = LogLine.parse(text);
                        Instant start = line.time("event.start");
                        if (resumed == null || (start != null && start.isBefore(resumed))) {
                            to.accept(line);
                        }
                    }
                }
            } catch (IOException e) {
                // what cannot be read is said when it is counted
            }
        }
    }

    private static boolean isLater(String line, Instant than) {
        int end = line.indexOf('"', TIME.length());
        Instant time = end < 0 ? null : LogLine.instant(line.substring(TIME.length(), end));
        return time != null && time.isAfter(than);
    }

    private boolean isKept(Path file) {
        return !directory.equals(file.getParent());
    }

    /**
     * Hands over each whole line. A torn or damaged one is noted and passed over.
     *
     * @param kept takes those of segments that have expired
     */
    public void read(Consumer<LogLine> to, Consumer<LogLine> kept) throws IOException {
        List<Path> gone = readEach(listed, to, kept);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Path> more = list(directory);
            more.removeIf(file -> read.contains(SegmentName.plainName(file)));
            if (more.isEmpty()) {
                break;
            }
            gone.addAll(readEach(more, to, kept));
        }
        Set<String> named = new HashSet<>();
        for (Path file : gone) {
            if (!read.contains(SegmentName.plainName(file)) && named.add(SegmentName.plainName(file))) {
                damaged(file, 1);
            }
        }
    }

    /** Returns the files that were not there any more. */
    private List<Path> readEach(List<Path> files, Consumer<LogLine> to, Consumer<LogLine> kept) {
        List<Path> gone = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            try (BufferedReader reader = open(file, progress)) {
                read.add(SegmentName.plainName(file));
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    number++;
                    lines++;
                    parse(file, number, line, isKept(file) ? kept : to);
                }
            } catch (NoSuchFileException e) {
                gone.add(file);
            } catch (IOException e) {
                read.add(SegmentName.plainName(file));
                damaged(file, number + 1);
            }
        }
        return gone;
    }

    private void parse(Path file, int number, String line, Consumer<LogLine> to) {
        if (line.isEmpty()) {
            return;
        }
        LogLine parsed;
        try {
            parsed = LogLine.parse(line);
        } catch (IOException e) {
            damaged(file, number);
            return;
        }
        to.accept(parsed);
    }

    private void damaged(Path file, int line) {
        damagedLines++;
        if (damaged.size() < MOST_PLACES) {
            damaged.add(directory.relativize(file) + ":" + line);
        }
    }

    private static BufferedReader open(Path file, LongConsumer progress) throws IOException {
        InputStream in = new CountedStream(Files.newInputStream(file), progress);
        return new BufferedReader(
                new InputStreamReader(SegmentName.unpacked(file, in), StandardCharsets.UTF_8), 64 * 1024);
    }

    Path directory() {
        return directory;
    }

    public int files() {
        return read.size();
    }

    public long lines() {
        return lines;
    }

    /** How many lines could not be read. */
    public long damagedLines() {
        return damagedLines;
    }

    /** Tells of lines that could not be read. */
    public void complain(Terminal terminal) {
        for (String place : damaged) {
            terminal.err.println("rowtally: " + terminal.say("report.damaged", directory.resolve(place)));
        }
        long more = damagedLines - damaged.size();
        if (more > 0) {
            terminal.err.println("rowtally: " + terminal.say("report.damaged.more", more, directory));
        }
    }
}
