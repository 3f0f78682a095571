package dev.tidemark.evaluator.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.evaluator.Chance;
import java.util.function.Supplier;

/** Policies of Tidemark's language, more often such as other dialects may have words for. */
public final class RandomDocuments {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Chance chance;

    public RandomDocuments(Chance chance) {
        this.chance = chance;
    }

    public JsonNode document() {
        ObjectNode policy = JSON.objectNode();
        var rules = policy.putArray("rules");
        chance.some(chance.below(4), this::rule).forEach(rules::add);
        if (!chance.oneIn(3)) {
            policy.set("untagged", chance.oneIn(2) ? always() : keep(1));
        }
        if (chance.oneIn(10)) {
            policy.put("allowEmpty", true);
        }
        return policy;
    }

    private JsonNode rule() {
        ObjectNode rule = JSON.objectNode();
        if (chance.oneIn(8)) {
            rule.put("disabled", true);
        }
        if (chance.oneIn(3)) {
            rule.set("repositories", chance.oneIn(2) ? text("shop/**") : condition(2, this::repository));
        }
        if (!chance.oneIn(2)) {
            rule.set("artifacts", condition(2, this::artifact));
        }
        rule.set("keep", chance.oneIn(2) ? always() : keep(1));
        return rule;
    }

    private JsonNode condition(int depth, Supplier<JsonNode> plain) {
        return switch (chance.below(depth == 0 ? 3 : 6)) {
            case 0, 1, 2 -> plain.get();
            case 3 -> object("not", condition(depth - 1, plain));
            case 4 -> object("all", several(depth, plain));
            default -> object("any", several(depth, plain));
        };
    }

    private JsonNode several(int depth, Supplier<JsonNode> plain) {
        var several = JSON.arrayNode();
        chance.some(1 + chance.below(2), () -> condition(depth - 1, plain)).forEach(several::add);
        return several;
    }

    private JsonNode repository() {
        return chance.oneIn(3)
                ? object("project", text(chance.pick("shop", "s*", "**")))
                : text(chance.pick("shop/app", "shop/*", "**", "{a,b}/**", "app"));
    }

    private JsonNode artifact() {
        return switch (chance.below(8)) {
            case 0 -> object("artifactType", object("exact", text("application/vnd.cncf.helm.config.v1+json")));
            case 1 -> object("label", object("key", text("team")));
            case 2 -> object("tag", object("regexp", text("^v[0-9]")));
            case 3 -> object("tag", object("semver", text("^1.0.0")));
            default -> text(chance.pick("latest", "v*", "**", "*", "{a,b}", "release-?"));
        };
    }

    private JsonNode keep(int depth) {
        ObjectNode keep = JSON.objectNode();
        switch (chance.below(depth == 0 ? 5 : 7)) {
            case 0 -> keep.put("always", true);
            case 1, 2 -> keep.put("newest", chance.below(5));
            case 3 -> keep.put("newest", chance.below(5)).put("by", chance.pick("pulled", "active", "created"));
            case 4 -> keep.put("youngerThan", chance.pick("P1D", "P30D", "PT5H", "P400D"));
            case 5 -> keep.putArray("all").add(keep(0)).add(keep(0));
            default -> keep.putArray("any").add(keep(0)).add(keep(0));
        }
        return keep;
    }

    private static JsonNode always() {
        return JSON.objectNode().put("always", true);
    }

    private static JsonNode text(String text) {
        return JSON.textNode(text);
    }

    private static JsonNode object(String member, JsonNode value) {
        return JSON.objectNode().set(member, value);
    }
}
