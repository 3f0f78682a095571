package dev.tidemark.policy.swr.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request as it came over the wire, and what is signed of it. Pure.
 *
 * @param path as it came, with its escapes
 * @param query likewise; null where there is none
 * @param headers all values of the header of that name
 */
record SignedRequest(String method, String path, String query, Function<String, List<String>> headers, byte[] body) {

    private static final String DATE = "x-sdk-date";
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    /** Without these, a signature is good for another server or another time. */
    private static final Set<String> ALWAYS_SIGNED = Set.of("host", DATE);

    /** How far the clocks of both sides may be apart; for that long, a request that somebody overhears can be sent once more. */
    private static final Duration SKEW = Duration.ofMinutes(15);

    /**
     * Whether whoever knows the secret signed just this request, just now. How long it takes says nothing about how much of it was right.
     */
    boolean isSignedBy(String secret, Claim claim, Instant now) {
        Optional<String> canonical = canonical(claim.headers());
        if (canonical.isEmpty() || !claim.headers().containsAll(ALWAYS_SIGNED) || !isSentAbout(now)) {
            return false;
        }
        String toSign = Claim.SCHEME + "\n" + single(DATE).orElseThrow() + "\n" + sha256(bytes(canonical.get()));
        return MessageDigest.isEqual(bytes(hmac(secret, toSign)), bytes(claim.signature()));
    }

    private boolean isSentAbout(Instant now) {
        try {
            Instant sent = LocalDateTime.parse(single(DATE).orElse(""), FORM).toInstant(ZoneOffset.UTC);
            return Duration.between(sent, now).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** What is signed of the request; nothing where a header is missing, or is there twice, so that others might read another one. */
    Optional<String> canonical(List<String> signed) {
        StringBuilder lines = new StringBuilder();
        for (String name : signed) {
            Optional<String> value = single(name);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            lines.append(name).append(':').append(value.get().strip()).append('\n');
        }
        return Optional.of(String.join(
                "\n",
                method,
                CanonicalUri.path(path),
                CanonicalUri.query(query),
                lines,
                String.join(";", signed),
                sha256(body)));
    }

    private Optional<String> single(String name) {
        List<String> values = headers.apply(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static String sha256(byte[] content) {
        try {
            return hex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return hex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
