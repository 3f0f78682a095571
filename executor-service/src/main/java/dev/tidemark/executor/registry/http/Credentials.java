package dev.tidemark.executor.registry.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who we are at a registry; never shows itself. */
final class Credentials {

    private final String basic;

    private Credentials(String basic) {
        this.basic = basic;
    }

    /**
     * From configuration; nothing where neither is given.
     *
     * @throws IllegalArgumentException if only one of both is there, or the name cannot be sent
     */
    static Optional<Credentials> of(Optional<String> username, Optional<String> password) {
        if (username.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("username and password are given together or not at all");
        }
        if (username.filter(name -> name.contains(":")).isPresent()) {
            throw new IllegalArgumentException("a username has no colon");
        }
        return username.map(name -> new Credentials(basic(name + ":" + password.orElseThrow())));
    }

    /** The header that shows them to whoever reads it. */
    String header() {
        return basic;
    }

    @Override
    public String toString() {
        return "***";
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
