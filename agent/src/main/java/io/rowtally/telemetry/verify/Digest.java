package io.rowtally.telemetry.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rowtally.telemetry.seal.EpochKey;
import io.rowtally.telemetry.seal.Hex;
import io.rowtally.telemetry.seal.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One hourly digest, as it lies there. Immutable. */
final class Digest {

    private static final int LARGEST = 1024 * 1024;

    final String name;
    final Instant time;
    final long number;
    final long epoch;
    final String previousSignature;
    final String signature;
    final String publicKey;
    final List<Part> parts;
    private final byte[] text;
    private final String mac;

    private Digest(String name, byte[] text, Map<String, String> says, Map<String, String> end) throws IOException {
        this.name = name;
        this.text = text;
        this.time = Instant.parse(need(says, "/@timestamp"));
        this.number = Long.parseLong(need(says, "/digest/number"));
        this.epoch = Long.parseLong(need(says, "/integrity/epoch"));
        this.previousSignature = need(says, "/digest/prev");
        this.publicKey = need(says, "/digest/public_key");
        this.mac = need(end, "/mac");
        this.signature = need(end, "/signature");
        List<Part> found = new ArrayList<>();
        String after = need(says, "/digest/after");
        for (int i = 0; says.containsKey("/digest/segments/" + i + "/name"); i++) {
            String at = "/digest/segments/" + i + "/";
            Part part = new Part(
                    after, need(says, at + "mac"), need(says, at + "sha256"), Long.parseLong(need(says, at + "lines")));
            found.add(part);
            after = part.mac;
        }
        this.parts = found;
    }

    /** Lines in a row of one segment. */
    static final class Part {

        /** MAC of the line before the first one. */
        final String after;

        /** MAC of the last one. */
        final String mac;

        final String sha256;
        final long lines;

        Part(String after, String mac, String sha256, long lines) {
            this.after = after;
            this.mac = mac;
            this.sha256 = sha256;
            this.lines = lines;
        }
    }

    /** Null where the file is no digest. */
    static @Nullable Digest read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return null;
        }
        byte[] bytes = Files.readAllBytes(file);
        int first = 0;
        while (first < bytes.length && bytes[first] != '\n') {
            first++;
        }
        if (first >= bytes.length - 1 || bytes[bytes.length - 1] != '\n') {
            return null;
        }
        byte[] text = Arrays.copyOf(bytes, first + 1);
        try {
            return new Digest(
                    String.valueOf(file.getFileName()),
                    text,
                    flat(text),
                    flat(Arrays.copyOfRange(bytes, first + 1, bytes.length)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    /** Whether it has the MAC of its epoch's key. */
    boolean isSealedBy(EpochKey key) {
        return key.epoch() == epoch && Hex.text(key.digest(text)).equals(mac);
    }

    /** Whether it is signed with the key that it names. */
    boolean isSigned() {
        byte[] macText = mac.getBytes(StandardCharsets.ISO_8859_1);
        byte[] signed = Arrays.copyOf(text, text.length + macText.length);
        System.arraycopy(macText, 0, signed, text.length, macText.length);
        try {
            return SigningKey.isSigned(
                    Base64.getDecoder().decode(publicKey),
                    signed,
                    Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String need(Map<String, String> values, String path) throws IOException {
        String value = values.get(path);
        if (value == null) {
            throw new IOException("no " + path);
        }
        return value;
    }

    /** Numbers and strings by their JSON pointer. */
    static Map<String, String> flat(byte[] json) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    values.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
                }
            }
        }
        return values;
    }
}
