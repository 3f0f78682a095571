package dev.tidemark.policy.security;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Tells requests that another site makes a browser send. Browsers remember the password of HTTP basic and send it along with them; what
 * is no browser sends neither of the headers looked at here.
 */
final class CrossSite {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** The page itself, or somebody's own hand. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossSite() {}

    /** Whether the request would change something on behalf of a page that is not ours. */
    static boolean changes(HttpServerRequest request) {
        return !READING.contains(request.method())
                && isForeign(
                        request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host"));
    }

    static boolean isForeign(String site, String origin, String host) {
        if (site != null) {
            return !OWN.contains(site.toLowerCase(Locale.ROOT));
        }
        return origin != null && !isOrigin(origin, host);
    }

    private static boolean isOrigin(String origin, String host) {
        try {
            return URI.create(origin).getRawAuthority() != null
                    && URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
