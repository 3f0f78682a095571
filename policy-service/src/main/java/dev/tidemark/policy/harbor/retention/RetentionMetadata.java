package dev.tidemark.policy.harbor.retention;

import dev.tidemark.policy.harbor.HarborJson;
import java.util.List;
import java.util.Map;

/** The rule templates and selectors a client may offer: those that Harbor lists, though a few more are understood. */
final class RetentionMetadata {

    static final String JSON = HarborJson.write(Map.of(
            "templates",
                    List.of(
                            template("latestPushedK", "the most recently pushed # artifacts", "COUNT"),
                            template("latestPulledN", "the most recently pulled # artifacts", "COUNT"),
                            template("nDaysSinceLastPush", "pushed within the last # days", "DAYS"),
                            template("nDaysSinceLastPull", "pulled within the last # days", "DAYS"),
                            template("always", "always", List.of())),
            "scope_selectors", List.of(selector("Repositories", "repoMatches", "repoExcludes")),
            "tag_selectors", List.of(selector("Tags", "matches", "excludes"))));

    private RetentionMetadata() {}

    private static Map<String, Object> template(String name, String text, String unit) {
        return template(name, text, List.of(Map.of("type", "int", "unit", unit, "required", true)));
    }

    private static Map<String, Object> template(String name, String text, List<?> params) {
        return Map.of("rule_template", name, "display_text", text, "action", "retain", "params", params);
    }

    private static Map<String, Object> selector(String text, String... decorations) {
        return Map.of("display_text", text, "kind", "doublestar", "decorations", List.of(decorations));
    }
}
