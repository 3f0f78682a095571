package dev.tidemark.evaluator.artifactory;

import dev.tidemark.evaluator.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Documents as clients send them. */
final class ArtifactoryFixtures {

    private static final Set<String> OF_THE_POLICY = Set.of("projectKey", "cronExp", "key");
    private static final Set<String> FLAGS = Set.of("includeAllProjects");
    private static final Set<String> MAPS = Set.of("includedProperties", "excludedProperties");

    private ArtifactoryFixtures() {}

    /**
     * A policy in a few words, {@code member=value} each, lists with a comma between their elements, a property as {@code key:value},
     * nothing for an empty list, {@code -} for a member left out. Without these words it is for all images of all repositories.
     */
    static ArtifactoryPolicy policy(String words) {
        return read(json(words));
    }

    static String json(String words) {
        Map<String, Object> criteria = new LinkedHashMap<>(Map.of(
                "packageTypes", List.of("docker"),
                "repos", List.of("**"),
                "includedPackages", List.of("**"),
                "includeAllProjects", true));
        Map<String, Object> policy = new LinkedHashMap<>(Map.of("key", "old-images"));
        for (String word : words.trim().split(" +")) {
            String[] pair = word.split("=", 2);
            Map<String, Object> place = OF_THE_POLICY.contains(pair[0]) ? policy : criteria;
            if (pair[1].equals("-")) {
                place.remove(pair[0]);
            } else {
                place.put(pair[0], value(pair[0], pair[1]));
            }
        }
        policy.put("searchCriteria", criteria);
        return Json.write(policy);
    }

    static ArtifactoryPolicy read(String json) {
        return Json.read(json, ArtifactoryPolicy.class);
    }

    private static Object value(String member, String text) {
        if (FLAGS.contains(member)) {
            return Boolean.valueOf(text);
        }
        if (MAPS.contains(member)) {
            String[] property = text.split(":", 2);
            return text.isEmpty() ? Map.of() : Map.of(property[0], List.of(property[1].split("\\|")));
        }
        if (text.matches("-?[0-9]+")) {
            return Long.valueOf(text);
        }
        return OF_THE_POLICY.contains(member) ? text : text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }
}
