package dev.tidemark.policy.security;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.Map;

/** The user {@code admin}, who may do everything. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE) // What is missing is said before anything is connected to
@ApplicationScoped
public class Admin {

    /** The name they log in by. */
    public static final String NAME = "admin";

    /** The number Harbor gives its first user. */
    public static final int NUMBER = 1;

    public static final Caller CALLER = new Caller(NAME, NUMBER, true, Map.of());

    private final String password;

    Admin(AdminConfig config) {
        this.password = config.adminPassword()
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "No password for admin: set TIDEMARK_ADMIN_PASSWORD (or tidemark.admin-password)"));
    }

    /** To compare others with, and for nothing else. */
    public String password() {
        return password;
    }
}
