package io.rowtally.it.app.jvm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/** What somebody who holds a log and not its key makes of an identifier, to see whether it is in there. */
final class Attack {
    private static final int LG_K = 12;
    /** Where a sketch of one has it. */
    private static final int COUPON = 8;

    private Attack() {}

    /** What a sketch would keep of it, by the name of the attack. */
    static Map<String, ToIntFunction<String>> onSketches(List<String> keyIds) throws Exception {
        Map<String, ToIntFunction<String>> attacks = new LinkedHashMap<>();
        attacks.put("library-text", text -> library(sketch -> sketch.update(text)));
        attacks.put("library-characters", text -> library(sketch -> sketch.update(text.toCharArray())));
        attacks.put("library-number", text -> library(sketch -> sketch.update(number(text))));
        attacks.put("library-sha256", text -> library(sketch -> sketch.update(digest("SHA-256", text))));
        attacks.put("key-of-zeros", new PackagedHash(0, 0)::coupon);
        for (String id : keyIds) {
            byte[] bytes = unhex(id);
            long first = little(bytes, 0);
            attacks.put("key-is-its-id", new PackagedHash(first, 0)::coupon);
            attacks.put("key-is-its-id-twice", new PackagedHash(first, first)::coupon);
            byte[] derived = derived(bytes);
            attacks.put("key-of-its-id", new PackagedHash(little(derived, 0), little(derived, 8))::coupon);
        }
        return attacks;
    }

    /** What one does who has the key. */
    static ToIntFunction<String> withKey(byte[] key) throws Exception {
        byte[] derived = derived(key);
        return new PackagedHash(little(derived, 0), little(derived, 8))::coupon;
    }

    private static byte[] derived(byte[] key) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("rowtally subjects".getBytes(StandardCharsets.US_ASCII));
        return digest.digest(key);
    }

    /** The forms in which it might stand in a file, by the name of the attack. */
    static Map<String, Function<String, List<byte[]>>> onFiles(Map<String, ToIntFunction<String>> onSketches) {
        Map<String, Function<String, List<byte[]>>> attacks = new LinkedHashMap<>();
        for (Charset charset :
                Arrays.asList(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            attacks.put("text-" + charset, text -> forms(text.getBytes(charset)));
        }
        for (String algorithm : Arrays.asList("MD5", "SHA-1", "SHA-256", "SHA-512")) {
            attacks.put(algorithm, text -> forms(digest(algorithm, text)));
        }
        onSketches.forEach((name, hash) -> attacks.put(
                "coupon-" + name,
                text -> Collections.singletonList(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(hash.applyAsInt(text))
                        .array())));
        return attacks;
    }

    /** As they are, in hexadecimal digits, and in base64 wherever they begin in its text. */
    private static List<byte[]> forms(byte[] bytes) {
        List<byte[]> forms = new ArrayList<>();
        forms.add(bytes);
        StringBuilder hex = new StringBuilder();
        for (byte one : bytes) {
            hex.append(Character.forDigit(one >> 4 & 15, 16)).append(Character.forDigit(one & 15, 16));
        }
        forms.add(hex.toString().getBytes(StandardCharsets.US_ASCII));
        forms.add(hex.toString().toUpperCase().getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            byte[] text = Base64.getEncoder().encode(shifted);
            forms.add(Arrays.copyOfRange(text, 4, text.length - 4));
        }
        return forms;
    }

    /** What the library keeps of what a sketch is fed. */
    private static int library(Consumer<HllSketch> update) {
        HllSketch one = new HllSketch(LG_K, TgtHllType.HLL_8);
        update.accept(one);
        return ByteBuffer.wrap(one.toCompactByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(COUPON);
    }

    private static long number(String text) {
        return Long.parseLong(text.replaceAll("\\D", ""));
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unhex(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    private static long little(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }
}
