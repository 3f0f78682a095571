package dev.tidemark.policy.hook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a source and its receiver both know. How long a comparison takes says nothing about how much of it was right. */
final class Secret {

    private static final String HMAC = "HmacSHA256";

    private final byte[] bytes;

    Secret(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a secret that everybody knows");
        }
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** @param text may be null */
    boolean is(String text) {
        return text != null && MessageDigest.isEqual(bytes, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the text is the keyed hash of the body. */
    boolean signs(byte[] body, String signature) {
        byte[] expected = HexFormat.of().formatHex(hash(body)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hash(byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes, HMAC));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every JVM has " + HMAC, e);
        }
    }

    /** Without what it is about. */
    @Override
    public String toString() {
        return "Secret[]";
    }
}
