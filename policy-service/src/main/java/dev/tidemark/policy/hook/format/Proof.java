package dev.tidemark.policy.hook.format;

import java.util.Set;

/**
 * The ways in which a source can show that it knows the secret.
 *
 * @param signature null where the source signs nothing
 */
public record Proof(Set<Way> ways, Signature signature) {

    /** Sources that can send headers of our choice. */
    static final Proof BY_HEADER = new Proof(Set.of(Way.AUTHORIZATION, Way.HEADER), null);

    /** Sources that can only be given an address. */
    static final Proof BY_ADDRESS = new Proof(Set.of(Way.AUTHORIZATION, Way.HEADER, Way.TOKEN), null);

    public Proof {
        ways = Set.copyOf(ways);
    }

    static Proof bySignature(Signature signature, Way... others) {
        return new Proof(Set.of(others), signature);
    }

    /** A place for the secret itself. */
    public enum Way {
        /** {@code Authorization}: as a bearer token, or as the password of HTTP basic under any name. */
        AUTHORIZATION,
        /** The header that the configuration names. */
        HEADER,
        /** The query parameter {@code token}, which ends up in more logs than a header does. */
        TOKEN
    }

    /**
     * A keyed hash of the body: HMAC-SHA256, in lower-case hexadecimal.
     *
     * @param prefix what stands before it in the header
     * @param orSecretItself whether the source may be set to send the secret there instead
     */
    public record Signature(String header, String prefix, boolean orSecretItself) {}
}
