package dev.tidemark.evaluator.language;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads conditions: objects with one member, which says what is asked for, or how others are combined. */
final class Conditions {

    /** On repositories. A text is a glob for the whole name. */
    static final Conditions ON_REPOSITORIES = new Conditions(
            "repository",
            Map.of(
                    "repository", node -> new Selector.ByName(Patterns.pattern(node)),
                    "project", node -> new Selector.ByProject(Patterns.pattern(node), false)));

    /** On tagged artifacts. A text is a glob for the tag. */
    static final Conditions ON_ARTIFACTS = new Conditions(
            "tag",
            Map.of(
                    "tag", node -> Selector.ByTag.matching(Patterns.pattern(node)),
                    "label", node -> keyed(node, Selector.ByLabel::new),
                    "annotation", node -> keyed(node, Selector.ByAnnotation::new),
                    "artifactType", node -> new Selector.ByArtifactType(Patterns.pattern(node)),
                    "mediaType", node -> new Selector.ByMediaType(Patterns.pattern(node))));

    private final Map<String, Function<DocumentNode, Selector>> forms;
    private final String whatATextIs;

    private Conditions(String whatATextIs, Map<String, Function<DocumentNode, Selector>> plain) {
        this.whatATextIs = whatATextIs;
        forms = new TreeMap<>(plain);
        forms.put("all", node -> new Selector.AllOf(several(node)));
        forms.put("any", node -> new Selector.AnyOf(several(node)));
        forms.put("not", node -> new Selector.Not(condition(node)));
    }

    Selector condition(DocumentNode node) {
        if (node.isText()) {
            return forms.get(whatATextIs).apply(node);
        }
        String form = node.onlyMemberOf(forms.keySet());
        return forms.get(form).apply(node.required(form));
    }

    private List<Selector> several(DocumentNode node) {
        List<Selector> conditions = node.items().stream().map(this::condition).toList();
        if (conditions.isEmpty()) {
            throw node.invalid("must not be empty");
        }
        return conditions;
    }

    private static Selector keyed(DocumentNode node, BiFunction<String, Pattern, Selector> selector) {
        node.objectOf(Set.of("key", "value"));
        String key = node.required("key").text();
        return selector.apply(key, node.optional("value").map(Patterns::pattern).orElse(null));
    }
}
