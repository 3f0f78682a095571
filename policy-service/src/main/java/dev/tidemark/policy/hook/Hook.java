package dev.tidemark.policy.hook;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.hook.format.Format;
import java.util.Optional;

/**
 * The receiver of one registry's events in one format.
 *
 * @param header in which the secret may come, beside those of the format
 */
record Hook(RegistryName registry, Format format, Secret secret, Optional<String> header, SignsOfLife signsOfLife) {

    /** Whether the request is believed before its body is looked at. */
    boolean admits(Credentials credentials) {
        return credentials.contain(secret, format.proof(), header);
    }

    /** Whether it may be believed for its body. */
    boolean mayAdmit(Credentials credentials) {
        return credentials.signature(format.proof()).isPresent();
    }

    /** Whether the body is signed with the secret. */
    boolean admits(Credentials credentials, byte[] body) {
        return credentials
                .signature(format.proof())
                .filter(signature -> secret.signs(body, signature))
                .isPresent();
    }

    /** What it is found by. */
    static String path(String format, String registry) {
        return format + "/" + registry;
    }

    /** As it is called in logs: without the secret. */
    @Override
    public String toString() {
        return path(format.name(), registry.value());
    }
}
