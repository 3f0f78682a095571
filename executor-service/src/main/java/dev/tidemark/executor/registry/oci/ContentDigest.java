package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that contents have, as opposed to the one somebody says they have. */
final class ContentDigest {

    private ContentDigest() {}

    static Digest sha256(byte[] contents) {
        return of("sha256", "SHA-256", contents);
    }

    static boolean matches(Digest claimed, byte[] contents) {
        return claimed.equals(
                claimed.algorithm().equals("sha512") ? of("sha512", "SHA-512", contents) : sha256(contents));
    }

    private static Digest of(String algorithm, String javaName, byte[] contents) {
        try {
            byte[] hash = MessageDigest.getInstance(javaName).digest(contents);
            return new Digest(algorithm + ":" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has " + javaName, e);
        }
    }
}
