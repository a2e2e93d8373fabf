package io.rowtally.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rowtally.telemetry.seal.SealedLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a segment as a run finds it: where the last whole line ends, what follows it (a torn line, when a process or
 * the power went in the middle of a write), and what that last line says. Reads backwards; never changes the file.
 */
final class LastLine {

    /** What each line begins with, before its time. */
    static final String TIME_PREFIX = "{\"@timestamp\":\"";

    private static final int BLOCK = 64 * 1024;

    /** A line of the log is a few kilobytes; what is longer than this is not one. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private final long wholeBytes;
    private final long tornBytes;
    private final @Nullable String action;
    private final @Nullable Instant time;
    private final byte @Nullable [] mac;

    private LastLine(
            long wholeBytes, long tornBytes, @Nullable String action, @Nullable Instant time, byte @Nullable [] mac) {
        this.wholeBytes = wholeBytes;
        this.tornBytes = tornBytes;
        this.action = action;
        this.time = time;
        this.mac = mac;
    }

    static LastLine of(RandomAccessFile file) throws IOException {
        long length = file.length();
        long whole = newlineBefore(file, length) + 1;
        long start = whole == 0 ? 0 : newlineBefore(file, whole - 1) + 1;
        long size = whole - start;
        if (size == 0 || size > LONGEST) {
            return new LastLine(whole, length - whole, null, null, null);
        }
        byte[] line = new byte[(int) size];
        file.seek(start);
        file.readFully(line);
        return parse(line, whole, length - whole);
    }

    /** Reads the fields of interest from a line given as text; anything that is not such a line has none. */
    static LastLine parse(byte[] line, long wholeBytes, long tornBytes) {
        String action = null;
        String time = null;
        try (JsonParser json = new JsonFactory().createParser(line)) {
            int depth = 0;
            boolean inEvent = false;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                    inEvent = inEvent || (depth == 2 && "event".equals(json.currentName()));
                } else if (token.isStructEnd()) {
                    depth--;
                    inEvent = inEvent && depth >= 2;
                } else if (token == JsonToken.VALUE_STRING) {
                    if (depth == 1 && "@timestamp".equals(json.currentName())) {
                        time = json.getText();
                    } else if (depth == 2 && inEvent && "action".equals(json.currentName())) {
                        action = json.getText();
                    }
                }
            }
            SealedLine seal = SealedLine.parse(line, line.length);
            return new LastLine(
                    wholeBytes,
                    tornBytes,
                    action,
                    time == null ? null : Instant.parse(time),
                    seal == null ? null : seal.mac());
        } catch (IOException | DateTimeException e) {
            return new LastLine(wholeBytes, tornBytes, null, null, null);
        }
    }

    LastLine withTorn(long bytes) {
        return new LastLine(wholeBytes, bytes, action, time, mac);
    }

    /** The time of the first line of a file of this log, from its fixed beginning; null if it does not begin like one. */
    static @Nullable Instant firstTime(RandomAccessFile file) throws IOException {
        byte[] head = new byte[TIME_PREFIX.length() + "2026-11-23T14:05:00.000Z".length()];
        if (file.length() < head.length) {
            return null;
        }
        file.seek(0);
        file.readFully(head);
        String text = new String(head, StandardCharsets.US_ASCII);
        try {
            return text.startsWith(TIME_PREFIX) ? Instant.parse(text.substring(TIME_PREFIX.length())) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Length of the file up to and with its last newline, in bytes. */
    long wholeBytes() {
        return wholeBytes;
    }

    /** What follows the last newline, in bytes; 0 in a sound file. */
    long tornBytes() {
        return tornBytes;
    }

    @Nullable
    String action() {
        return action;
    }

    @Nullable
    Instant time() {
        return time;
    }

    /** {@code integrity.mac}; null where the line has no seal. */
    byte @Nullable [] mac() {
        return mac;
    }

    private static long newlineBefore(RandomAccessFile file, long end) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long to = end; to > 0; ) {
            int size = (int) Math.min(BLOCK, to);
            long from = to - size;
            file.seek(from);
            file.readFully(block, 0, size);
            for (int i = size - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i;
                }
            }
            to = from;
        }
        return -1;
    }
}
