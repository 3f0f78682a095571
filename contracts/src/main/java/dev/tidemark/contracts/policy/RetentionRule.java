package dev.tidemark.contracts.policy;

import dev.tidemark.contracts.Required;
import java.util.List;
import java.util.Objects;

/**
 * One rule: in the repositories that all of {@code repositories} select, of the artifacts that all of {@code artifacts} select, retain
 * what {@code keep} says.
 *
 * @param name how decisions and logs name the rule; unique within its policy
 * @param disabled a disabled rule selects nothing
 * @param repositories none selects every repository of the scope
 * @param artifacts at least one: a rule that selects no artifacts retains none
 */
public record RetentionRule(
        String name, @Required boolean disabled, List<Selector> repositories, List<Selector> artifacts, Keep keep) {

    public RetentionRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(keep, "keep");
        repositories = List.copyOf(repositories);
        artifacts = List.copyOf(artifacts);
    }
}
