package io.rowtally.telemetry;

import io.rowtally.telemetry.seal.Hex;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key under which a user's id becomes a pseudonym: 32 random bytes, in a file of 64 hexadecimal digits that can be copied to
 * another node, whose pseudonyms are the same then. Immutable; used by agent threads.
 */
final class PseudonymKey {

    private static final int BYTES = 32;
    /** Crockford's digits in lower case: none of them is taken for another. */
    private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int DIGITS = 12;

    private final byte[] key;

    private PseudonymKey(byte[] key) {
        this.key = key;
    }

    static PseudonymKey random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return new PseudonymKey(key);
    }

    /**
     * The key in a file; where there is no file yet, this one is written to it, 0600. Of two nodes that come to a file at once, both
     * have the same key in the end.
     *
     * @throws IOException if the file cannot be read or made, or holds no key
     */
    PseudonymKey keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            writeTo(file);
        }
        return parse(Files.size(file) > 1024 ? "" : new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private void writeTo(Path file) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + '.' + random().pseudonym("") + ".tmp");
        try (FileOutputStream out = OwnerOnly.write(temporary)) {
            out.write((Hex.text(key) + '\n').getBytes(StandardCharsets.US_ASCII));
            out.getFD().sync();
        }
        try {
            // unlike a rename, a link does not replace what another node has put there meanwhile
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            // the other's key is as good
        } catch (IOException | UnsupportedOperationException e) {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static PseudonymKey parse(String text) throws IOException {
        byte[] key = Hex.parse(text.trim().toLowerCase(Locale.ROOT), BYTES);
        if (key == null) {
            throw new IOException("no key of " + 2 * BYTES + " hexadecimal digits");
        }
        return new PseudonymKey(key);
    }

    /**
     * The first 60 bits of HMAC-SHA-256 over the id in UTF-8, as {@code p-} and 12 digits: two of 10,000 users share one with a
     * probability of 1 in 20 thousand million.
     */
    String pseudonym(String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
            long bits = 0;
            for (int i = 0; i < 8; i++) {
                bits = bits << 8 | hash[i] & 255;
            }
            StringBuilder text = new StringBuilder(2 + DIGITS).append("p-");
            for (int i = 1; i <= DIGITS; i++) {
                text.append(BASE32.charAt((int) (bits >>> 64 - 5 * i) & 31));
            }
            return text.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PseudonymKey && Arrays.equals(key, ((PseudonymKey) other).key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }
}
