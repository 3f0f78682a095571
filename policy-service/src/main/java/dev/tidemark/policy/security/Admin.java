package dev.tidemark.policy.security;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** The user {@code admin}, who may do everything. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE) // What is missing is said before anything is connected to
@ApplicationScoped
public class Admin {

    /** The name they log in by. */
    public static final String NAME = "admin";

    /** The number Harbor gives its first user. */
    public static final int NUMBER = 1;

    static final Caller CALLER = new Caller(NAME, NUMBER, true, Map.of());

    private final byte[] expected;

    Admin(AdminConfig config) {
        this.expected = config.adminPassword()
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "No password for admin: set TIDEMARK_ADMIN_PASSWORD (or tidemark.admin-password)"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** How long it takes says nothing about how much of it was right. */
    boolean isPassword(String given) {
        return MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }
}
