package dev.tidemark.system;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;

/** Policies as Harbor's clients send them. */
final class Documents {

    private Documents() {}

    static String newestFiveAndReleases(long project) {
        return document(
                project,
                "",
                List.of(rule("latestPushedK", "{\"latestPushedK\":5}", "**"), rule("always", "{}", "v1*")));
    }

    static String newestFive(long project) {
        return withCron(project, "");
    }

    static String withCron(long project, String cron) {
        return document(project, cron, List.of(rule("latestPushedK", "{\"latestPushedK\":5}", "**")));
    }

    static String pulledLast(long project) {
        return document(project, "", List.of(rule("latestPulledN", "{\"latestPulledN\":1}", "**")));
    }

    static String newestThree(long project) {
        return newestThree(project, "");
    }

    static String newestThree(long project, String cron) {
        return document(project, cron, List.of(rule("latestPushedK", "{\"latestPushedK\":3}", "**")));
    }

    static String youngerThanSevenDays(long project) {
        return document(project, "", List.of(rule("nDaysSinceLastPush", "{\"nDaysSinceLastPush\":7}", "**")));
    }

    static String withRules(long project, int count) {
        return document(project, "", Collections.nCopies(count, rule("always", "{}", "v1*")));
    }

    /** As Harbor's own test has it. */
    static String latestWithoutExtras(long project) {
        return document(project, "", List.of(rule("always", "{}", "latest*")));
    }

    /** Its second rule; Harbor takes extras that are no JSON for none. */
    static ObjectNode ruleWithExtrasThatAreNoJson() {
        var rule = JsonNodeFactory.instance.objectNode();
        rule.put("disabled", false).put("action", "retain").put("template", "always");
        rule.putArray("tag_selectors")
                .addObject()
                .put("kind", "doublestar")
                .put("decoration", "matches")
                .put("pattern", "**")
                .put("extras", "[\"untagged\":True]");
        rule.putObject("scope_selectors")
                .putArray("repository")
                .addObject()
                .put("kind", "doublestar")
                .put("decoration", "repoMatches")
                .put("pattern", "test3*");
        return rule;
    }

    private static String document(long project, String cron, List<String> rules) {
        return """
                {"algorithm":"or","scope":{"level":"project","ref":%d},
                 "trigger":{"kind":"Schedule","references":{},"settings":{"cron":"%s"}},"rules":[%s]}"""
                .formatted(project, cron, String.join(",", rules));
    }

    private static String rule(String template, String parameters, String tags) {
        return """
                {"disabled":false,"action":"retain","template":"%s","params":%s,
                 "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"%s"}],
                 "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]}}"""
                .formatted(template, parameters, tags);
    }
}
