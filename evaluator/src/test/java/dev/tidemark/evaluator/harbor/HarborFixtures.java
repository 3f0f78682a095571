package dev.tidemark.evaluator.harbor;

import dev.tidemark.evaluator.Json;

/** Documents as clients send them. */
final class HarborFixtures {

    private HarborFixtures() {}

    /** A policy with these rules, as JSON. */
    static String policy(String... rules) {
        return """
                {"algorithm":"or","scope":{"level":"project","ref":7},
                 "trigger":{"kind":"Schedule","references":{},"settings":{"cron":"0 0 0 * * *"}},"rules":[%s]}"""
                .formatted(String.join(",", rules));
    }

    static String rule(String template, String params) {
        return rule(template, params, selector("matches", "**", ""));
    }

    static String rule(String template, String params, String tagSelectors) {
        return """
                {"action":"retain","template":"%s","params":%s,"tag_selectors":[%s],
                 "scope_selectors":{"repository":[%s]}}"""
                .formatted(template, params, tagSelectors, selector("repoMatches", "**", ""));
    }

    static String selector(String decoration, String pattern, String extras) {
        return Json.write(new HarborSelector("doublestar", decoration, pattern, extras));
    }

    static HarborPolicy read(String json) {
        return Json.read(json, HarborPolicy.class);
    }
}
