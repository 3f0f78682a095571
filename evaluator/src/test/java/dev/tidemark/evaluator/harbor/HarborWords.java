package dev.tidemark.evaluator.harbor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Policies in a few words, for tables. Rules have {@code ;} between them, each as {@code template=parameter selector...}:
 *
 * <ul>
 *   <li>the parameter in JSON, left out where the rule has none
 *   <li>a selector as {@code decoration:pattern}, then {@code |} and its extras, {@code untagged} and {@code tagged} for short; behind
 *       {@code in:} one for repositories
 *   <li>{@code off} for a disabled rule, {@code action:x} for another action than to retain
 * </ul>
 */
final class HarborWords {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HarborWords() {}

    static HarborPolicy policy(String words) {
        List<HarborRule> rules = words.isBlank()
                ? List.of()
                : Arrays.stream(words.split(";")).map(HarborWords::rule).toList();
        return new HarborPolicy(
                0, "or", rules, new HarborTrigger("Schedule", Map.of("cron", "")), new HarborScope("project", 1));
    }

    private static HarborRule rule(String words) {
        List<String> parts = List.of(words.trim().split(" +"));
        String[] template = parts.get(0).split("=", 2);
        List<HarborSelector> tags = new ArrayList<>();
        List<HarborSelector> repositories = new ArrayList<>();
        boolean off = parts.contains("off");
        String action = "retain";
        for (String part : parts.subList(1, parts.size())) {
            if (part.startsWith("action:")) {
                action = part.substring("action:".length());
            } else if (part.startsWith("in:")) {
                repositories.add(selector(part.substring("in:".length())));
            } else if (!part.equals("off")) {
                tags.add(selector(part));
            }
        }
        Map<String, Object> params =
                template.length == 1 ? Map.of() : read("{\"%s\":%s}".formatted(template[0], template[1]));
        return new HarborRule(0, 0, off, action, template[0], params, tags, Map.of("repository", repositories));
    }

    private static HarborSelector selector(String words) {
        String[] selector = words.split("\\|", 2);
        String[] pattern = selector[0].split(":", 2);
        String extras = selector.length == 1 ? "" : selector[1];
        extras = extras.equals("untagged") ? "{\"untagged\":true}" : extras;
        extras = extras.equals("tagged") ? "{\"untagged\":false}" : extras;
        return new HarborSelector("doublestar", pattern[0], pattern[1], extras);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String json) {
        try {
            return MAPPER.readValue(json, Map.class);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
