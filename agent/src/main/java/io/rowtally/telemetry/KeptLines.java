package io.rowtally.telemetry;

import io.rowtally.telemetry.seal.Hex;
import io.rowtally.telemetry.seal.SealedLine;
import io.rowtally.telemetry.seal.Sha256;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment that has expired to its end, and copies the lines that outlive it, daily rollups and what says which segments have
 * expired, with their seals to a file of its name in {@code kept}. What it has seen is for the event that says so. Good for one
 * segment; used by {@link Retention}.
 */
final class KeptLines implements Closeable {

    private static final byte[] ACTION = ascii("\"action\":\"");
    private static final byte[] ROLLUP = ascii(Action.PII_READ_ROLLUP.wireName() + '"');
    private static final byte[] DAILY = ascii("\"interval\":\"1d\"");
    private static final byte[] SEGMENT_EXPIRED = ascii(Action.SEGMENT_EXPIRED.wireName() + '"');
    private static final byte[] KEPT_EXPIRED = ascii(Action.KEPT_EXPIRED.wireName() + '"');

    private static final int TIME_AT = "{\"@timestamp\":\"".length();
    private static final int TIME = "2026-11-23T14:00:00.000Z".length();

    private final Path folder;
    private final Path file;
    private final Path temporary;
    private @Nullable FileOutputStream out;
    private @Nullable GZIPOutputStream packed;

    private final MessageDigest all = Sha256.begin();
    private final MessageDigest kept = Sha256.begin();
    private long lines;
    private long keptLines;
    private boolean damaged;
    private @Nullable String first;
    private @Nullable String last;
    private @Nullable SealedLine firstSeal;
    private @Nullable SealedLine lastSeal;

    /** @param folder where the lines are to lie, if there are any */
    KeptLines(Path folder, String name) {
        this.folder = folder;
        this.file = folder.resolve(name);
        this.temporary = folder.resolve(name + ".tmp");
    }

    /** Reads all of the segment that can be read; throws only where a line cannot be copied. */
    void read(Path segment) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(segment))) {
            SegmentReader reader = SegmentReader.of(in, segment.toString().endsWith(".gz"));
            for (int length = reader.next(); length > 0; length = reader.next()) {
                take(reader.line(), length);
            }
        } catch (Unkept e) {
            throw e;
        } catch (IOException e) {
            damaged = true; // what is no segment must not stay for ever
        }
    }

    /** Has the lines that were kept survive a loss of power; then the segment may go. */
    void keep() throws IOException {
        GZIPOutputStream lines = packed;
        FileOutputStream open = out;
        if (lines != null && open != null) {
            lines.finish();
            open.getFD().sync();
            close();
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        FileOutputStream open = out;
        out = null;
        packed = null;
        if (open != null) {
            open.close();
        }
    }

    /** Writes what the segment was. */
    void describe(Event.Builder event) {
        event.put("pii.log.expired.lines", lines)
                .put("pii.log.expired.sha256", Hex.text(all.digest()))
                .put("pii.log.expired.first", first)
                .put("pii.log.expired.last", last)
                .put("pii.log.expired.after", firstSeal == null ? null : Hex.text(firstSeal.previous()))
                .put("pii.log.expired.mac", lastSeal == null ? null : Hex.text(lastSeal.mac()))
                .put("pii.log.expired.kept.lines", keptLines);
        if (keptLines > 0) {
            event.put("pii.log.expired.kept.sha256", Hex.text(kept.digest()));
        }
        if (damaged || lastSeal == null) {
            event.put("pii.log.expired.damaged", true);
        }
    }

    private void take(byte[] line, int length) throws IOException {
        lines++;
        all.update(line, 0, length);
        SealedLine seal = SealedLine.parse(line, length);
        if (seal == null) {
            damaged = true;
            return;
        }
        firstSeal = lines == 1 ? seal : firstSeal;
        lastSeal = seal;
        last = new String(line, TIME_AT, TIME, StandardCharsets.US_ASCII);
        first = first == null ? last : first;
        if (isKept(line, length)) {
            keptLines++;
            kept.update(line, 0, length);
            try {
                write(line, length);
            } catch (IOException e) {
                throw new Unkept(e);
            }
        }
    }

    private void write(byte[] line, int length) throws IOException {
        GZIPOutputStream lines = packed;
        if (lines == null) {
            OwnerOnly.createDirectories(folder);
            FileOutputStream open = OwnerOnly.write(temporary);
            out = open;
            lines = new GZIPOutputStream(open, 16 * 1024);
            packed = lines;
        }
        lines.write(line, 0, length);
    }

    /** Text from outside has its quotes escaped, so what is looked for here is a member and never a part of a value. */
    private static boolean isKept(byte[] line, int length) {
        int action = indexOf(ACTION, line, 0, length);
        if (action < 0) {
            return false;
        }
        int at = action + ACTION.length;
        return (is(ROLLUP, line, at, length) && indexOf(DAILY, line, at, length) >= 0)
                || is(SEGMENT_EXPIRED, line, at, length)
                || is(KEPT_EXPIRED, line, at, length);
    }

    private static int indexOf(byte[] part, byte[] line, int from, int length) {
        for (int at = from; at <= length - part.length; at++) {
            if (line[at] == part[0] && is(part, line, at, length)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean is(byte[] part, byte[] line, int at, int length) {
        if (at + part.length > length) {
            return false;
        }
        for (int i = 0; i < part.length; i++) {
            if (line[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The disk does not take what is to be kept. */
    private static final class Unkept extends IOException {
        private static final long serialVersionUID = 1;

        Unkept(IOException why) {
            super(why.getMessage(), why);
        }
    }
}
