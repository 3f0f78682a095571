package dev.tidemark.standalone.up;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a service is started with.
 *
 * @param application the jar that {@code mvnw package} made
 * @param settings for everybody to see
 * @param secrets handed over through the environment, by the names they have there
 */
record Service(String name, Path application, int port, Map<String, String> settings, Map<String, String> secrets) {

    Service {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    Service with(String variable, String secret) {
        var more = new HashMap<>(secrets);
        more.put(variable, secret);
        return new Service(name, application, port, settings, more);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return name;
    }
}
