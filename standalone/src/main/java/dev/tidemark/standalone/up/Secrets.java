package dev.tidemark.standalone.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the parts of the system know each other by, made once and kept in files of mode 600. None is ever part of a command line.
 *
 * @param adminPasswordIsGiven whether the user chose it, and so does not have to be told
 * @param hookSecret what the registry shows when it tells what happens in it
 */
record Secrets(
        String adminPassword,
        boolean adminPasswordIsGiven,
        String serviceToken,
        String databasePassword,
        String hookSecret) {

    private static final int BYTES = 18;

    static Secrets in(Path directory, Optional<String> adminPassword) {
        return in(directory, adminPassword, new SecureRandom());
    }

    static Secrets in(Path directory, Optional<String> adminPassword, RandomGenerator random) {
        var given = adminPassword.filter(password -> !password.isBlank());
        return new Secrets(
                given.orElseGet(() -> kept(directory.resolve("admin-password"), random)),
                given.isPresent(),
                kept(directory.resolve("service-token"), random),
                kept(directory.resolve("database-password"), random),
                kept(directory.resolve("hook-secret"), random));
    }

    private static String kept(Path file, RandomGenerator random) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            Private.write(file, secret + "\n");
            return secret;
        } catch (IOException e) {
            throw new CannotRunException("the secret in " + file + " cannot be read or written: " + e, e);
        }
    }

    /** Without what it is about. */
    @Override
    public String toString() {
        return "Secrets[]";
    }
}
