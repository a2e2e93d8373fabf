package io.rowtally.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rowtally.telemetry.seal.FileCreation;
import io.rowtally.telemetry.seal.Hex;
import io.rowtally.telemetry.seal.Seal;
import io.rowtally.telemetry.seal.SealedLine;
import io.rowtally.telemetry.seal.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hourly digests, {@code digests/digest-<number>-<hour>.json}: what has been written into which segment since the digest before,
 * with its SHA-256, in idle hours nothing. A digest is two lines of JSON: what it says, and the epoch's MAC over that line with a
 * signature over line and MAC. It names the signature of the digest before. A copy of the newest on another machine pins all
 * that was written until then. Hashes are made of the lines as they are written, so nothing is read again. A digest that
 * cannot be written is tried again with the next turn. Owned and guarded by {@link TelemetryLog}.
 */
final class Digests {

    static final String FOLDER = "digests";

    private static final Pattern NAME = Pattern.compile("digest-(\\d{8})-.*\\.json");
    private static final long HOUR = 3600;

    private final Seal seal;
    private final FileCreation creation;
    private final String run;
    private final Consumer<String> problems;
    private final List<DigestPart> parts = new ArrayList<>();
    private @Nullable DigestPart open;
    private @Nullable Path home;
    private byte[] after = new byte[0];
    private String previousSignature = "";
    private @Nullable SigningKey key;
    private long hour;
    private boolean failing;

    Digests(Seal seal, FileCreation creation, String run, Consumer<String> problems) {
        this.seal = seal;
        this.creation = creation;
        this.run = run;
        this.problems = problems;
    }

    /** The next line goes into this directory, whose chain {@link Seal} has entered. */
    void enter(Path directory) throws IOException {
        if (directory.equals(home)) {
            return;
        }
        Path newest = null;
        long count = 0;
        if (Files.isDirectory(directory.resolve(FOLDER))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.resolve(FOLDER), "digest-*.json")) {
                for (Path file : files) {
                    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                    if (name.matches() && Long.parseLong(name.group(1)) > count) {
                        count = Long.parseLong(name.group(1));
                        newest = file;
                    }
                }
            }
        }
        previousSignature = newest == null ? "" : signature(newest);
        seal.digested(Math.max(count, seal.digests()));
        parts.clear();
        open = null;
        key = null;
        hour = 0;
        after = seal.lastMac();
        home = directory;
    }

    /** The line is in the current segment. */
    void wrote(Line line) {
        DigestPart part = open;
        if (part == null) {
            part = new DigestPart(line.sequence());
            parts.add(part);
            open = part;
        }
        part.add(line, seal.lastMac());
        if (hour == 0) {
            hour = hour(line.time());
        }
    }

    /** The current segment has this name now, and the next line goes into a new one. */
    void rolled(String name) {
        if (open != null) {
            open.renamed(name);
            open = null;
        }
    }

    /** Writes a digest if an hour is over; for when no line waits and the keys of epochs that are over are gone. */
    void step(Instant now) {
        Path directory = home;
        if (directory == null || hour == 0 || hour(now) <= hour) {
            return;
        }
        try {
            write(directory, now);
            hour = hour(now);
            failing = false;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (!failing) {
                failing = true;
                problems.accept("no digest of the log could be written, it is tried again: " + e);
            }
        }
    }

    /**
     * Sums up what came since the last hour: the run stops. A run that has no key for digests yet makes none for that, since it would
     * take longer than all else that a short run does; its lines are in the next run's first digest or held by the chain alone.
     */
    void end(Instant now) {
        Path directory = home;
        if (directory == null || key == null || parts.isEmpty()) {
            return;
        }
        try {
            seal.advance(now);
            write(directory, now);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            problems.accept("no digest of the log's end could be written: " + e);
        }
    }

    private void write(Path directory, Instant now) throws IOException, GeneralSecurityException {
        SigningKey signing = key == null ? SigningKey.in(directory, creation) : key;
        key = signing;
        long number = seal.digests() + 1;
        byte[] text = text(number, now, signing);
        byte[] mac = seal.digestMac(text);
        String macText = Hex.text(mac);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write(text, 0, text.length);
        signed.write(macText.getBytes(StandardCharsets.US_ASCII), 0, macText.length());
        String signature = Base64.getEncoder().encodeToString(signing.sign(signed.toByteArray()));
        byte[] end = end(macText, signature);
        ByteArrayOutputStream digest = new ByteArrayOutputStream(text.length + end.length);
        digest.write(text, 0, text.length);
        digest.write(end, 0, end.length);

        Path folder = directory.resolve(FOLDER);
        OwnerOnly.createDirectories(folder);
        String name = String.format(
                Locale.ROOT, "digest-%08d-%s.json", number, Timestamps.text(now).substring(0, 13));
        OwnerOnly.replace(folder.resolve(name), digest.toByteArray());
        previousSignature = signature;
        after = seal.lastMac();
        parts.clear();
        open = null;
        seal.digested(number);
    }

    private byte[] text(long number, Instant now, SigningKey signing) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("@timestamp", Timestamps.text(now));
            json.writeObjectFieldStart("digest");
            json.writeNumberField("number", number);
            json.writeStringField("run", run);
            json.writeStringField("after", Hex.text(after));
            json.writeArrayFieldStart("segments");
            for (DigestPart part : parts) {
                json.writeStartObject();
                json.writeStringField("name", part.name());
                json.writeNumberField("lines", part.lines());
                json.writeNumberField("bytes", part.bytes());
                json.writeStringField("sha256", Hex.text(part.sha256()));
                json.writeNumberField("first_sequence", part.firstSequence());
                json.writeNumberField("last_sequence", part.lastSequence());
                json.writeStringField("mac", Hex.text(part.mac()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("prev", previousSignature);
            json.writeStringField("public_key", Base64.getEncoder().encodeToString(signing.open()));
            json.writeEndObject();
            json.writeObjectFieldStart("integrity");
            json.writeStringField("alg", SealedLine.ALGORITHM);
            json.writeNumberField("epoch", seal.epoch());
            json.writeEndObject();
            json.writeEndObject();
        }
        text.write('\n');
        return text.toByteArray();
    }

    private static byte[] end(String mac, String signature) throws IOException {
        ByteArrayOutputStream end = new ByteArrayOutputStream(256);
        try (JsonGenerator json = new JsonFactory().createGenerator(end)) {
            json.writeStartObject();
            json.writeStringField("mac", mac);
            json.writeStringField("alg", SigningKey.ALGORITHM);
            json.writeStringField("signature", signature);
            json.writeEndObject();
        }
        end.write('\n');
        return end.toByteArray();
    }

    /** What a digest is signed with; empty where it is none. */
    private static String signature(Path digest) throws IOException {
        String text = new String(Files.readAllBytes(digest), StandardCharsets.UTF_8);
        Matcher found = Pattern.compile("\"signature\":\"([^\"]*)\"\\}\n$").matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR);
    }
}
