package dev.tidemark.policy.harbor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents as Harbor's clients send them. */
public final class HarborPolicies {

    private HarborPolicies() {}

    /** As Terraform and the UI send it. */
    public static String keepingTen(int project) {
        return of(project, "0 0 0 * * *", List.of(rule("latestPushedK", 10)));
    }

    public static String withCron(int project, String cron) {
        return of(project, cron, List.of(rule("latestPushedK", 10)));
    }

    public static String withRules(int project, int count) {
        return of(
                project,
                "",
                IntStream.rangeClosed(1, count)
                        .mapToObj(k -> rule("latestPushedK", k))
                        .toList());
    }

    public static String of(int project, String cron, List<String> rules) {
        return of("{\"level\":\"project\",\"ref\":" + project + "}", cron, rules);
    }

    public static String of(String scope, String cron, List<String> rules) {
        return """
                {"algorithm":"or","scope":%s,"trigger":{"kind":"Schedule","references":{},"settings":{"cron":"%s"}},
                 "rules":[%s]}"""
                .formatted(scope, cron, rules.stream().collect(Collectors.joining(",")));
    }

    public static String rule(String template, int count) {
        return """
                {"disabled":false,"action":"retain","template":"%1$s","params":{"%1$s":%2$d},
                 "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"{v*,latest}","extras":"{\\"untagged\\":true}"}],
                 "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]}}"""
                .formatted(template, count);
    }
}
