package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a document of any dialect comes to: what is told to whoever carries it out. */
@Schema(
        description =
                "What a document of any dialect comes to: the union of what the rules retain stays, of whatever they select.")
record CompiledRules(
        @Schema(required = true, description = "What is decided on as one.") RetentionRules.Unit unit,
        @Schema(required = true) List<Rule> rules,
        @Schema(required = true, description = "Whether the last artifact of a repository may go.")
                boolean allowEmpty) {

    /** One of them. Conditions and what is kept have the form they have in events. */
    @Schema(name = "CompiledRule")
    record Rule(
            @Schema(required = true) String name,
            @Schema(required = true) boolean disabled,
            @Schema(
                            required = true,
                            type = SchemaType.ARRAY,
                            implementation = Object.class,
                            description = "Which repositories it selects: those for which all of these hold.")
                    List<Selector> repositories,
            @Schema(
                            required = true,
                            type = SchemaType.ARRAY,
                            implementation = Object.class,
                            description = "Which artifacts or tags it selects: those for which all of these hold.")
                    List<Selector> artifacts,
            @Schema(
                            required = true,
                            type = SchemaType.OBJECT,
                            implementation = Object.class,
                            description = "Which of these it retains.")
                    Keep keep,
            @Schema(required = true, description = "All of it in a sentence.") String says) {

        private static Rule of(RetentionRule rule) {
            return new Rule(
                    rule.name(),
                    rule.disabled(),
                    rule.repositories(),
                    rule.artifacts(),
                    rule.keep(),
                    RuleWords.of(rule));
        }
    }

    static CompiledRules of(RetentionRules rules) {
        return new CompiledRules(
                rules.unit(), rules.rules().stream().map(Rule::of).toList(), rules.allowEmpty());
    }
}
