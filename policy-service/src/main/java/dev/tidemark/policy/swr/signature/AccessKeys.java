package dev.tidemark.policy.swr.signature;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that clients may sign with. */
@Startup
@ApplicationScoped
class AccessKeys {

    /** Short ones can be guessed from a single signature; Huawei Cloud's have 40 characters. */
    private static final int SHORTEST_SECRET = 16;

    /** @param user the one that it is the key of */
    record AccessKey(String secret, String user) {

        /** That no log shows it. */
        @Override
        public String toString() {
            return "key of " + user;
        }
    }

    private final Map<String, AccessKey> keys = new HashMap<>();

    AccessKeys(AccessKeysConfig config) {
        config.keys().forEach((name, pair) -> {
            if (pair.secretKey().length() < SHORTEST_SECRET) {
                throw new ConfigurationException(
                        "tidemark.swr.keys." + name + ".secret-key is shorter than " + SHORTEST_SECRET + " characters");
            }
            if (keys.put(pair.accessKey(), new AccessKey(pair.secretKey(), pair.user())) != null) {
                throw new ConfigurationException(
                        "tidemark.swr.keys." + name + ".access-key is that of another pair: " + pair.accessKey());
            }
        });
    }

    Optional<AccessKey> of(String accessKey) {
        return Optional.ofNullable(keys.get(accessKey));
    }
}
