package dev.tidemark.policy.hook;

import dev.tidemark.policy.hook.format.Proof;
import dev.tidemark.policy.hook.format.Proof.Signature;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a request brings along to be believed. Pure.
 *
 * @param headers the value of a header by its name, or null
 * @param token the query parameter, or null
 */
record Credentials(UnaryOperator<String> headers, String token) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    /** Whether the secret itself is among them, in a place where the format may have it. */
    boolean contain(Secret secret, Proof proof, Optional<String> ownHeader) {
        return proof.ways().stream().anyMatch(way -> switch (way) {
                    case AUTHORIZATION -> secret.is(authorization());
                    case HEADER -> secret.is(ownHeader.map(headers).orElse(null));
                    case TOKEN -> secret.is(token);
                })
                || (proof.signature() != null
                        && proof.signature().orSecretItself()
                        && secret.is(headers.apply(proof.signature().header())));
    }

    /** What may be the hash of the body, if the format has one and the request brings it. */
    Optional<String> signature(Proof proof) {
        Signature form = proof.signature();
        return Optional.ofNullable(form)
                .map(Signature::header)
                .map(headers)
                .filter(value -> value.startsWith(form.prefix()))
                .map(value -> value.substring(form.prefix().length()))
                .filter(value -> HASH.matcher(value).matches());
    }

    private String authorization() {
        String value = headers.apply("Authorization");
        if (value == null) {
            return null;
        }
        if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return value.substring(BEARER.length()).strip();
        }
        return value.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? password(value.substring(BASIC.length()))
                : null;
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : pair.substring(colon + 1);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** Without what they are. */
    @Override
    public String toString() {
        return "Credentials[]";
    }
}
