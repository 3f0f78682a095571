package dev.tidemark.policy.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What HTTP basic authentication carries (RFC 7617), in UTF-8. */
public record BasicCredentials(String name, String password) {

    /** What every access token begins with, so that it is found where it should not be. */
    public static final String TOKEN = "tidemark_";

    private static final String SCHEME = "basic ";

    public static boolean isTriedBy(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Empty if the request has none, or none that can be read. */
    public static Optional<BasicCredentials> of(HttpServerRequest request) {
        return isTriedBy(request) ? parse(request.getHeader(HttpHeaders.AUTHORIZATION)) : Optional.empty();
    }

    private static Optional<BasicCredentials> parse(String header) {
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Whether what stands for the password is an access token. */
    public boolean isToken() {
        return password.startsWith(TOKEN);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BasicCredentials[name=" + name + "]";
    }
}
