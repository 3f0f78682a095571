package dev.tidemark.policy.password;

import dev.tidemark.policy.user.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody tries a password.
 *
 * @param address from where, as far as it tells people apart
 * @param secret what the password has to be; of somebody who is not there, nothing is right
 */
record Attempt(String name, String address, String password, Secret secret) {

    private static final String HMAC = "HmacSHA256";

    /** Of this process alone: what is remembered of passwords is worth nothing elsewhere. */
    private static final SecretKeySpec KEY = new SecretKeySpec(random(), HMAC);

    /** The same for the same password of the same user, while it is not changed; nobody finds the password by it. */
    String fingerprint() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(KEY);
            for (String part : new String[] {name, secret.identity(), password}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JVM has " + HMAC, e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Attempt[name=" + name + "]";
    }
}
