package dev.tidemark.policy.security;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/** The user {@code admin}, who may do everything. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE) // What is missing is said before anything is connected to
@ApplicationScoped
public class Admin {

    /** The name they log in by. */
    public static final String NAME = "admin";

    private static final String SCHEME = "basic ";

    private final byte[] expected;

    Admin(AdminConfig config) {
        String password = config.adminPassword()
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "No password for admin: set TIDEMARK_ADMIN_PASSWORD (or tidemark.admin-password)"));
        this.expected = (NAME + ":" + password).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether the header proves that the request is theirs. How long it takes says nothing about how much of it was right.
     *
     * @param authorization the header's value, or null
     */
    boolean sent(String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        try {
            byte[] given = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            return MessageDigest.isEqual(expected, given);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
