package io.rowtally.telemetry.verify;

import io.rowtally.telemetry.SegmentName;
import io.rowtally.telemetry.SegmentReader;
import io.rowtally.telemetry.TelemetryDirectory;
import io.rowtally.telemetry.seal.EpochKey;
import io.rowtally.telemetry.seal.Position;
import io.rowtally.telemetry.seal.Seal;
import io.rowtally.telemetry.seal.VerificationKey;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log once, oldest segment first, while an agent may be writing, rolling and compressing it. Good for one
 * {@link #verify}.
 */
public final class Verifier {

    private final Path directory;
    private final Findings findings = new Findings();
    private final Expiries expiries;
    private final Chain chain;
    private final Function<InputStream, InputStream> counted;
    private final boolean alive;
    private long files;

    /**
     * @param key null where there is none: then seals are not checked
     * @param counted is handed each file's stream and may look on how it is read
     */
    public Verifier(Path directory, @Nullable VerificationKey key, Function<InputStream, InputStream> counted)
            throws IOException {
        this.directory = directory;
        this.counted = counted;
        EpochKey first = key == null ? null : key.first();
        // in this order, so that a log which grows meanwhile has all that its state and its digests name
        Position position = position();
        this.expiries = new Expiries(directory, first, findings);
        this.chain = new Chain(first, new DigestWalk(directory, first, findings), expiries, findings);
        chain.await(position);
        this.alive = TelemetryDirectory.isHeld(directory);
    }

    /** Bytes of all segments as they lie there. */
    public static long size(Path directory) throws IOException {
        long size = Files.exists(directory.resolve(SegmentName.CURRENT))
                ? Files.size(directory.resolve(SegmentName.CURRENT))
                : 0;
        for (SegmentName segment : SegmentName.rolledIn(directory)) {
            size += segment.path().toFile().length();
        }
        return size;
    }

    public Findings verify() throws IOException {
        Path current = directory.resolve(SegmentName.CURRENT);
        // opened before the others are listed: were it rolled meanwhile, it would be in neither
        Object key = fileKey(current);
        expiries.readKept();
        try (InputStream open = key == null ? null : Files.newInputStream(current)) {
            for (Path rolled : rolled(key)) {
                read(rolled);
            }
            if (open != null) {
                read(current, open, true);
            }
        }
        chain.end(alive, files);
        return findings;
    }

    private @Nullable Position position() {
        try {
            Position position = Seal.position(directory);
            if (position == null) {
                findings.note("state/seal is not there: whether lines are missing at the end is not known");
            }
            return position;
        } catch (IOException e) {
            findings.note("state/seal cannot be read: whether lines are missing at the end is not known");
            return null;
        }
    }

    /** The rolled segments, each once: while one is being compressed it lies there twice, and the plain one is taken. */
    private List<Path> rolled(@Nullable Object currentKey) throws IOException {
        List<Path> paths = new ArrayList<>();
        Set<Path> known = new HashSet<>();
        for (SegmentName segment : SegmentName.rolledIn(directory)) {
            Path path = segment.path();
            known.add(path);
            Path plain = plain(path);
            boolean twice = segment.isCompressed() && Files.exists(plain);
            boolean isCurrent = currentKey != null && currentKey.equals(fileKey(path));
            if (!twice && !isCurrent) {
                paths.add(path);
            }
        }
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(path -> path.getFileName().toString().matches("telemetry.*\\.jsonl(\\.gz)?"))
                    .filter(path -> !known.contains(path) && !path.endsWith(SegmentName.CURRENT))
                    .sorted()
                    .forEach(path -> findings.add(Kind.CHANGED, name(path), "is no segment of this log"));
        }
        return paths;
    }

    private void read(Path path) {
        Path other = isCompressed(path) ? plain(path) : path.resolveSibling(name(path) + ".gz");
        for (Path candidate : new Path[] {path, other}) {
            try (InputStream in = Files.newInputStream(candidate)) {
                read(candidate, in, false);
                return;
            } catch (NoSuchFileException | FileNotFoundException e) {
                // compressed meanwhile; or expired, which an event says
            } catch (IOException e) {
                findings.add(Kind.CHANGED, name(candidate), "cannot be read: " + e.getMessage());
                return;
            }
        }
    }

    private void read(Path path, InputStream in, boolean last) {
        files++;
        long number = 0;
        try {
            SegmentReader reader = SegmentReader.of(counted.apply(in), isCompressed(path));
            for (int length = reader.next(); length > 0; length = reader.next()) {
                number++;
                if (reader.line()[length - 1] == '\n') {
                    chain.line(name(path) + ":" + number, reader.line(), length);
                } else if (!last) {
                    chain.doubt();
                    findings.add(Kind.CHANGED, name(path) + ":" + number, "is torn: it has no end");
                } else if (!alive) {
                    findings.add(
                            Kind.CUT_OFF,
                            name(path) + ":" + number,
                            "is torn: the process went while it wrote the line");
                }
            }
        } catch (IOException e) {
            findings.add(
                    Kind.CHANGED,
                    name(path) + ":" + (number + 1),
                    "cannot be read from here on: "
                            + Objects.toString(e.getMessage(), e.getClass().getSimpleName()));
        }
    }

    private static boolean isCompressed(Path path) {
        return name(path).endsWith(".gz");
    }

    private static Path plain(Path path) {
        String name = name(path);
        return isCompressed(path) ? path.resolveSibling(name.substring(0, name.length() - 3)) : path;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static @Nullable Object fileKey(Path path) throws IOException {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? path : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
