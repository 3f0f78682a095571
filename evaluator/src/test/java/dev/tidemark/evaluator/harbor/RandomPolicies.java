package dev.tidemark.evaluator.harbor;

import dev.tidemark.evaluator.Chance;
import java.util.List;
import java.util.Map;

/** Policies of everything that Harbor's clients can say. */
final class RandomPolicies {

    private static final List<String> PATTERNS =
            List.of("**", "", "*", "v*", "{a,b}*", "release-?", "latest", "a/**", "**/b", "[ab]1", "a/", "\\*", "a**b");
    private static final List<String> DECORATIONS =
            List.of("matches", "excludes", "repoMatches", "repoExcludes", "nsMatches", "nsExcludes");
    private static final List<String> EXTRAS =
            List.of("", "{\"untagged\":true}", "{\"untagged\":false}", "null", "no json");

    private final Chance chance;

    RandomPolicies(Chance chance) {
        this.chance = chance;
    }

    HarborPolicy policy() {
        return new HarborPolicy(
                0,
                "or",
                chance.some(chance.below(5), this::rule),
                new HarborTrigger("Schedule", Map.of("cron", "")),
                new HarborScope("project", 7));
    }

    private HarborRule rule() {
        Template template = chance.pick(Template.values());
        return new HarborRule(
                chance.below(3),
                chance.below(2),
                chance.oneIn(6),
                "retain",
                template.wireName(),
                template.hasParameter() ? Map.of(template.wireName(), chance.below(4)) : Map.of(),
                chance.some(1 + chance.below(2), this::selector),
                Map.of("repository", chance.some(1 + chance.below(2), this::selector)));
    }

    private HarborSelector selector() {
        return new HarborSelector("doublestar", chance.pick(DECORATIONS), chance.pick(PATTERNS), chance.pick(EXTRAS));
    }
}
