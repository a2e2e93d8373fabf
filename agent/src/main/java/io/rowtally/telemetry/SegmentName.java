package io.rowtally.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The name of a rolled segment, {@code telemetry-2026-11-23.000.jsonl}, and with {@code .gz} once it is compressed. */
public final class SegmentName {

    /** The folder for what is kept of segments that have expired, each under its own name. */
    public static final String KEPT = "kept";

    /** The segment that is being written. */
    public static final String CURRENT = "telemetry.jsonl";

    private static final Pattern ROLLED =
            Pattern.compile("telemetry-(\\d{4}-\\d{2}-\\d{2})\\.(\\d{3,9})\\.jsonl(\\.gz)?");

    /**
     * Plain names of rolled segments by day, then by number, which has more than three digits from the thousandth of a day on; a copy
     * under a longer name comes behind what it was made of.
     */
    public static final Comparator<String> BY_AGE = Comparator.comparing(SegmentName::dayOf)
            .thenComparing(String::length)
            .thenComparing(Comparator.naturalOrder());

    private static final String COMPRESSED = ".gz";
    private static final Path NOWHERE = Paths.get("");

    private final Path path;
    private final LocalDate day;
    private final int number;
    private final boolean compressed;

    private SegmentName(Path path, LocalDate day, int number, boolean compressed) {
        this.path = path;
        this.day = day;
        this.number = number;
        this.compressed = compressed;
    }

    /** The rolled segments of a directory, oldest first. */
    public static List<SegmentName> rolledIn(Path directory) throws IOException {
        List<SegmentName> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "telemetry-*")) {
            for (Path file : files) {
                SegmentName name = parse(file, String.valueOf(file.getFileName()));
                if (name != null) {
                    names.add(name);
                }
            }
        }
        names.sort(Comparator.comparing(SegmentName::plainName, BY_AGE));
        return names;
    }

    /** What a segment says, unpacked where its name ends in {@code .gz}; closes the stream where it is not packed as it should be. */
    public static InputStream unpacked(Path segment, InputStream file) throws IOException {
        if (!isCompressed(segment)) {
            return file;
        }
        try {
            return new GZIPInputStream(file, 64 * 1024);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The path for the next segment of a day: one higher than any there is, so no name is used twice. */
    static Path next(Path directory, LocalDate day) throws IOException {
        int number = 0;
        for (SegmentName name : rolledIn(directory)) {
            if (name.day.equals(day)) {
                number = Math.max(number, name.number + 1);
            }
        }
        return directory.resolve(String.format(Locale.ROOT, "telemetry-%s.%03d.jsonl", day, number));
    }

    /** Whether a segment of one plain name is older than that of another; false where a name is none of a rolled segment. */
    public static boolean isOlder(String plainName, String than) {
        return parse(NOWHERE, plainName) != null && parse(NOWHERE, than) != null && BY_AGE.compare(plainName, than) < 0;
    }

    public Path path() {
        return path;
    }

    /** The UTC day of the segment's first line. */
    public LocalDate day() {
        return day;
    }

    /** The name before it was compressed, by which lines of the log speak of the segment for good. */
    public String plainName() {
        return plainName(path);
    }

    public boolean isCompressed() {
        return compressed;
    }

    /** A file's name as that of a segment that is not compressed. */
    public static String plainName(Path file) {
        String name = String.valueOf(file.getFileName());
        return isCompressed(file) ? name.substring(0, name.length() - COMPRESSED.length()) : name;
    }

    /** Whether a file's name is that of a compressed segment. */
    public static boolean isCompressed(Path file) {
        return file.toString().endsWith(COMPRESSED);
    }

    private static String dayOf(String plainName) {
        return plainName.substring(0, Math.min(plainName.length(), "telemetry-2026-11-23".length()));
    }

    private static @Nullable SegmentName parse(Path file, String name) {
        Matcher matcher = ROLLED.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        try {
            return new SegmentName(
                    file,
                    LocalDate.parse(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    matcher.group(3) != null);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
