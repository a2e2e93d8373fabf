package io.rowtally.telemetry.seal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * The key that signs a log's digests: ECDSA on P-256 with SHA-256, which every Java from 8 on has. It lies in
 * {@code state/digest.key}, private and public part a line each in base 64, and is made for the first digest, not at the start.
 */
public final class SigningKey {

    public static final String ALGORITHM = "SHA256withECDSA";

    private final PrivateKey secret;
    private final byte[] open;

    private SigningKey(PrivateKey secret, byte[] open) {
        this.secret = secret;
        this.open = open;
    }

    /** The directory's key, made if there is none. */
    public static SigningKey in(Path directory, FileCreation creation) throws IOException {
        Path path = directory.resolve("state").resolve("digest.key");
        try {
            if (Files.exists(path)) {
                List<String> lines = Files.readAllLines(path, StandardCharsets.US_ASCII);
                if (lines.size() == 2) {
                    byte[] secret = Base64.getDecoder().decode(lines.get(0));
                    return new SigningKey(
                            KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(secret)),
                            Base64.getDecoder().decode(lines.get(1)));
                }
            }
            return make(path, creation);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("no key to sign digests: " + e, e);
        }
    }

    private static SigningKey make(Path path, FileCreation creation) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] open = pair.getPublic().getEncoded();
        String text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + '\n'
                + Base64.getEncoder().encodeToString(open)
                + '\n';
        creation.create(path);
        try (FileOutputStream out = new FileOutputStream(path.toFile())) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.getFD().sync();
        }
        return new SigningKey(pair.getPrivate(), open);
    }

    /** The public part, X.509-encoded. */
    public byte[] open() {
        return open.clone();
    }

    public byte[] sign(byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(secret);
        signature.update(text);
        return signature.sign();
    }

    /** Whether the owner of the private part to this public one has signed the text; false too where that is no key. */
    public static boolean isSigned(byte[] open, byte[] text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(open)));
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
