package dev.tidemark.executor.registry.standin.harbor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query of one of Harbor's lists: {@code q=k=v,k=[min~max]}, {@code sort}, {@code page}, {@code page_size}. A key that Harbor's table
 * does not have selects nothing and is no error.
 */
record Query(String path, Map<String, String> parameters, Map<String, String> keywords) {

    static Query of(String path, String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : text.split("&")) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return new Query(path, parameters, keywords(parameters.getOrDefault("q", "")));
    }

    Optional<String> keyword(String key) {
        return Optional.ofNullable(keywords.get(key));
    }

    boolean isTrue(String parameter) {
        return "true".equals(parameters.get(parameter));
    }

    boolean isFalse(String parameter) {
        return "false".equals(parameters.get(parameter));
    }

    String sort() {
        return parameters.getOrDefault("sort", "");
    }

    /** Whether the number is what the key asks for. */
    boolean admits(String key, long number) {
        String value = keywords.get(key);
        if (value == null) {
            return true;
        }
        if (!value.startsWith("[")) {
            return Long.toString(number).equals(value);
        }
        String[] bounds = value.substring(1, value.length() - 1).split("~", -1);
        return (bounds[0].isEmpty() || number >= Long.parseLong(bounds[0]))
                && (bounds[1].isEmpty() || number <= Long.parseLong(bounds[1]));
    }

    <T> List<T> page(List<T> all) {
        return all.stream().skip((page() - 1L) * size()).limit(size()).toList();
    }

    /** Relative, and with its query unescaped. */
    String link(int total) {
        String previous = page() > 1 && (page() - 1) * size() < total ? link(page() - 1, "prev") : "";
        String next = page() * size() < total ? link(page() + 1, "next") : "";
        return previous + (previous.isEmpty() || next.isEmpty() ? "" : " , ") + next;
    }

    private String link(int page, String rel) {
        return "<" + path + "?page=" + page + "&page_size=" + size() + ">; rel=\"" + rel + "\"";
    }

    private int page() {
        return number("page", 1, Integer.MAX_VALUE);
    }

    private int size() {
        return number("page_size", 10, 100);
    }

    private int number(String name, int otherwise, int most) {
        int number = Integer.parseInt(parameters.getOrDefault(name, Integer.toString(otherwise)));
        if (number > most) {
            throw new Refusal(
                    422,
                    "UNPROCESSABLE_ENTITY",
                    "validation failure list: " + name + " in query should be less than or equal to " + most);
        }
        return number;
    }

    private static Map<String, String> keywords(String q) {
        Map<String, String> keywords = new HashMap<>();
        for (String keyword : q.isEmpty() ? new String[0] : q.split(",")) {
            String[] parts = keyword.split("=", 2);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new Refusal(
                        400, "BAD_REQUEST", "the query string must contain = and the key/value cannot be empty");
            }
            keywords.put(parts[0], parts[1]);
        }
        return keywords;
    }
}
