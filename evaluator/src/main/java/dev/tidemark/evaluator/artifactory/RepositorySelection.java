package dev.tidemark.evaluator.artifactory;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Says which repositories of a registry a policy is for: those that all of its members select. A package's repository and its project are
 * two things in Artifactory and one here, our project: what {@code repos} lists and {@code includedProjects} does not is left alone, and
 * a project's own policy reaches no other project, whatever it lists and however that one's name begins.
 */
final class RepositorySelection {

    /** How Artifactory calls repositories that belong to no project. */
    private static final String NO_PROJECT = "default";

    private final String projectKey;
    private final ArtifactoryCriteria criteria;

    private RepositorySelection(String projectKey, ArtifactoryCriteria criteria) {
        this.projectKey = projectKey == null ? "" : projectKey;
        this.criteria = criteria;
    }

    static List<Selector> of(ArtifactoryPolicy policy) {
        RepositorySelection selection = new RepositorySelection(policy.projectKey(), policy.searchCriteria());
        List<Selector> selectors = new ArrayList<>(selection.repositories());
        selectors.addAll(selection.packages());
        selectors.addAll(selection.projects());
        return selectors;
    }

    private List<Selector> repositories() {
        List<String> included = Wire.someTexts("repos", criteria.repos());
        List<String> excluded = Wire.texts("excludedRepos", criteria.excludedRepos());
        return List.of(
                any(included, text -> new Selector.ByProject(AntPattern.compile("repos", text), false)),
                new Selector.Not(any(
                        excluded, text -> new Selector.ByProject(AntPattern.compile("excludedRepos", text), false))));
    }

    private List<Selector> packages() {
        List<String> included = Wire.someTexts("includedPackages", criteria.includedPackages());
        if (included.size() > 1) {
            throw InvalidPolicyException.badRequest("includedPackages must have exactly one element");
        }
        List<String> excluded = Wire.texts("excludedPackages", criteria.excludedPackages());
        if (excluded.stream().anyMatch(AntPattern::hasWildcard)) {
            throw InvalidPolicyException.badRequest("excludedPackages must be names without wildcards");
        }
        return List.of(
                new Selector.ByRepository(AntPattern.compile("includedPackages", included.get(0)), false),
                new Selector.Not(any(excluded, name -> new Selector.ByRepository(literal(name), false))));
    }

    private List<Selector> projects() {
        List<String> included = Wire.texts("includedProjects", criteria.includedProjects());
        boolean all = Boolean.TRUE.equals(criteria.includeAllProjects());
        if (!projectKey.isEmpty()) {
            if (all) {
                throw InvalidPolicyException.badRequest("Cannot include all projects for a project level policy");
            }
            if (!included.isEmpty()) {
                throw InvalidPolicyException.badRequest("Cannot include projects for a project level policy");
            }
            return List.of(project(projectKey));
        }
        if (!all && included.isEmpty()) {
            throw InvalidPolicyException.badRequest(
                    "includedProjects needs at least one element where includeAllProjects is not true");
        }
        List<Selector> projects = included.stream()
                .map(key -> project(key.equals(NO_PROJECT) ? ProjectName.NONE.value() : key))
                .toList();
        return all ? List.of() : List.of(new Selector.AnyOf(projects));
    }

    private static Selector project(String name) {
        return new Selector.ByProject(literal(name), false);
    }

    private static Pattern literal(String name) {
        return new Pattern(Pattern.Syntax.LITERAL, name);
    }

    private static Selector any(List<String> texts, Function<String, Selector> form) {
        return new Selector.AnyOf(texts.stream().map(form).toList());
    }
}
