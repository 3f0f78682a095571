package dev.tidemark.executor.registry.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One challenge of a {@code WWW-Authenticate} header: how the registry wants to be asked.
 *
 * @param scheme in lower case
 * @param parameters by lower-case name
 */
record Challenge(String scheme, Map<String, String> parameters) {

    /** A parameter, or (as the scheme of the next challenge) a token that no equals sign follows; RFC 9110 §11.6.1. */
    private static final Pattern PART = Pattern.compile(
            "\\G[\\s,]*(?:(?<name>[\\w!#$%&'*+.^`|~-]++)\\s*=\\s*(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<plain>[^\\s,\"]*+))"
                    + "|(?<scheme>[\\w!#$%&'*+.^`|~-]++))");

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** All challenges of all headers of that name; what cannot be read is not among them. */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        headers.forEach(header -> challenges.addAll(parse(header)));
        return challenges;
    }

    boolean isBasic() {
        return scheme.equals("basic");
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    private static List<Challenge> parse(String header) {
        List<Challenge> challenges = new ArrayList<>();
        String scheme = null;
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher part = PART.matcher(header);
        while (part.find()) {
            if (part.group("scheme") == null) {
                parameters.putIfAbsent(part.group("name").toLowerCase(Locale.ROOT), value(part));
                continue;
            }
            if (scheme != null) {
                challenges.add(new Challenge(scheme, parameters));
            }
            scheme = part.group("scheme").toLowerCase(Locale.ROOT);
            parameters.clear();
        }
        if (scheme != null) {
            challenges.add(new Challenge(scheme, parameters));
        }
        return challenges;
    }

    private static String value(Matcher part) {
        String quoted = part.group("quoted");
        return quoted == null ? part.group("plain") : quoted.replaceAll("\\\\(.)", "$1");
    }
}
