package dev.tidemark.evaluator.swr;

import dev.tidemark.evaluator.Json;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Documents as clients send them. */
final class SwrFixtures {

    private SwrFixtures() {}

    /** A policy in a few words: {@code days=3} or {@code num=1}, then exceptions such as {@code label:v5} and {@code regexp:^v2.*}. */
    static SwrPolicy policy(String words) {
        String[] parts = words.trim().split(" +");
        String[] parameter = parts[0].split("=");
        String template = parameter[0].equals("days") ? "date_rule" : "tag_rule";
        String selectors = Arrays.stream(parts)
                .skip(1)
                .map(part -> part.split(":", 2))
                .map(part -> selector(part[0], part[1]))
                .collect(Collectors.joining(","));
        return read(policy(
                "{\"template\":\"%s\",\"params\":{\"%s\":\"%s\"},\"tag_selectors\":[%s]}"
                        .formatted(template, parameter[0], parameter[1], selectors),
                "or"));
    }

    static String policy(String rules, String algorithm) {
        return "{\"algorithm\":\"%s\",\"rules\":[%s]}".formatted(algorithm, rules);
    }

    static String selector(String kind, String pattern) {
        return Json.write(new SwrTagSelector(kind, pattern));
    }

    static SwrPolicy read(String json) {
        return Json.read(json, SwrPolicy.class);
    }
}
