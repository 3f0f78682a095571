package dev.tidemark.policy.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * A receiver.
 *
 * @param address of {@code http} or {@code https}, with a host and without credentials
 * @param authHeader what the sender proves itself by, as the whole of a header; empty for nothing. It is never shown in a log
 * @param skipCertVerify whether its certificate may be anybody's
 * @param format in which it wants to be told, in the words of the dialect
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Target(
        String type,
        String address,
        @JsonProperty("auth_header") String authHeader,
        @JsonProperty("skip_cert_verify") boolean skipCertVerify,
        @JsonProperty("payload_format") String format) {

    private static final int LONGEST = 2_048;

    public Target {
        authHeader = authHeader == null ? "" : authHeader;
        requireAddress(address);
        if (authHeader.length() > LONGEST || authHeader.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("not a header: the target's auth_header");
        }
    }

    private static void requireAddress(String address) {
        URI uri = parsed(address);
        boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!isHttp || uri.getHost() == null || uri.getRawUserInfo() != null || address.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "not the address of a receiver: it is http://HOST or https://HOST, with a path");
        }
    }

    private static URI parsed(String address) {
        try {
            return new URI(address == null ? "" : address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not the address of a receiver");
        }
    }

    /** For a receiver who is told nothing of who sends. */
    public Target withoutAuthHeader() {
        return new Target(type, address, "", skipCertVerify, format);
    }

    URI uri() {
        return URI.create(address);
    }

    @Override
    public String toString() {
        return uri().getScheme() + "://" + uri().getAuthority();
    }
}
