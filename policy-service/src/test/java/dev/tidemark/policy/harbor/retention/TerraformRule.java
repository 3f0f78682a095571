package dev.tidemark.policy.harbor.retention;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/**
 * A rule as Harbor's Terraform provider has it in its state, what it sends for it, and what it makes of what it reads.
 *
 * @param count 0 where the template has no parameter
 */
record TerraformRule(
        String template,
        int count,
        String repositories,
        String repositoryPattern,
        String tags,
        String tagPattern,
        boolean untagged,
        boolean disabled) {

    static TerraformRule of(String template, int count) {
        return new TerraformRule(template, count, "repoMatches", "**", "matches", "**", true, false);
    }

    TerraformRule onRepositories(String decoration, String pattern) {
        return new TerraformRule(template, count, decoration, pattern, tags, tagPattern, untagged, disabled);
    }

    TerraformRule onTags(String decoration, String pattern, boolean withUntagged) {
        return new TerraformRule(
                template, count, repositories, repositoryPattern, decoration, pattern, withUntagged, disabled);
    }

    TerraformRule thatIsDisabled() {
        return new TerraformRule(template, count, repositories, repositoryPattern, tags, tagPattern, untagged, true);
    }

    String json() {
        String params = count == 0 ? "{}" : "{\"" + template + "\":" + count + "}";
        return """
                {"disabled":%s,"action":"retain",
                 "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"%s","pattern":"%s"}]},
                 "tag_selectors":[{"kind":"doublestar","decoration":"%s","pattern":"%s","extras":"{\\"untagged\\":%s}"}],
                 "params":%s,"template":"%s"}"""
                .formatted(disabled, repositories, repositoryPattern, tags, tagPattern, untagged, params, template);
    }

    static List<TerraformRule> readFrom(Response policy) {
        List<Map<String, Object>> rules = policy.path("rules");
        return rules.stream().map(TerraformRule::read).toList();
    }

    /** It takes the first selector of each kind without looking whether there is one. */
    private static TerraformRule read(Map<String, Object> rule) {
        String template = (String) rule.get("template");
        Map<?, ?> params = (Map<?, ?>) rule.get("params");
        Map<?, ?> repository = first(((Map<?, ?>) rule.get("scope_selectors")).get("repository"));
        Map<?, ?> tag = first(rule.get("tag_selectors"));
        return new TerraformRule(
                template,
                params != null && params.get(template) instanceof Integer count ? count : 0,
                (String) repository.get("decoration"),
                (String) repository.get("pattern"),
                (String) tag.get("decoration"),
                (String) tag.get("pattern"),
                ((String) tag.get("extras")).contains("true"),
                Boolean.TRUE.equals(rule.get("disabled")));
    }

    private static Map<?, ?> first(Object list) {
        return (Map<?, ?>) ((List<?>) list).get(0);
    }
}
