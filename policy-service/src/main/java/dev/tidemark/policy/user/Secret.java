package dev.tidemark.policy.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What a password is compared with: itself, its hash, or nothing, where no password is right.
 *
 * @param hash bcrypt
 */
public record Secret(Optional<String> plain, Optional<String> hash) {

    public static final Secret NONE = new Secret(Optional.empty(), Optional.empty());

    static Secret ofPlain(String password) {
        return new Secret(Optional.of(password), Optional.empty());
    }

    public static Secret ofHash(String hash) {
        return new Secret(Optional.empty(), Optional.of(hash));
    }

    /** Whether it is the password itself; how long that takes says nothing about how much of it was right. */
    public boolean isPlain(String password) {
        return MessageDigest.isEqual(
                        plain.orElse("").getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8))
                && plain.isPresent();
    }

    /** Something that is another for every other secret. It must not leave the process. */
    public String identity() {
        return plain.map(password -> "plain:" + password).or(() -> hash).orElse("");
    }

    /** Without what it is about. */
    @Override
    public String toString() {
        return "Secret[]";
    }
}
