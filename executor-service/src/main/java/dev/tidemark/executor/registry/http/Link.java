package dev.tidemark.executor.registry.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Link} header (RFC 8288), of which listings use {@code rel="next"} only. */
public final class Link {

    private static final Pattern LINK =
            Pattern.compile("<(?<target>[^>]*)>(?<parameters>(?:\\s*;\\s*[^;,=\"]+(?:=(?:\"[^\"]*\"|[^;,\"]*))?)*)");
    private static final Pattern REL =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^;,\\s\"]*))");

    private Link() {}

    /**
     * Where the next page is, or nothing if this was the last.
     *
     * @param page where this page was, which a relative link is relative to
     * @throws IllegalArgumentException if there is a link that cannot be followed: not knowing the next page is not having seen the last
     */
    public static Optional<URI> next(List<String> headers, URI page) {
        for (String header : headers) {
            boolean any = false;
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                any = true;
                if (isNext(link.group("parameters"))) {
                    return Optional.of(resolve(page, link.group("target").strip()));
                }
            }
            if (!any && !header.isBlank()) {
                throw new IllegalArgumentException("a Link header that cannot be read");
            }
        }
        return Optional.empty();
    }

    private static boolean isNext(String parameters) {
        Matcher rel = REL.matcher(parameters.toLowerCase(Locale.ROOT));
        if (!rel.find()) {
            return false;
        }
        String value = rel.group("quoted") == null ? rel.group("plain") : rel.group("quoted");
        return List.of(value.strip().split("\\s+")).contains("next");
    }

    private static URI resolve(URI page, String target) {
        // URI.resolve drops the last segment of the path where only the query differs.
        String absolute = target.startsWith("?") ? page.toString().replaceFirst("[?#].*", "") + target : target;
        URI next = page.resolve(URI.create(absolute));
        if (target.isEmpty() || next.getHost() == null || !Origin.of(next).equals(Origin.of(page))) {
            throw new IllegalArgumentException("a Link to another server");
        }
        return next;
    }
}
