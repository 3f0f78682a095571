package dev.tidemark.evaluator.artifactory;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.evaluator.meaning.Inexpressible;
import java.util.ArrayList;
import java.util.List;

/** Reads off conditions on repositories what criteria say of them. */
final class RepositoryWords {

    private static final List<String> ALL = List.of("**");
    /** How a pattern ends that has all segments below, and none. */
    private static final String BELOW = "{,/**}";

    /** Each asks for a project; a repository has to meet all of them. */
    private final List<List<Pattern>> projects = new ArrayList<>();

    private final List<String> excludedRepos = new ArrayList<>();
    private final List<String> includedPackages = new ArrayList<>();
    private final List<String> excludedPackages = new ArrayList<>();

    private RepositoryWords() {}

    /** Of conditions that all have to hold. */
    static RepositoryWords of(List<Selector> conditions) {
        RepositoryWords words = new RepositoryWords();
        conditions.stream()
                .flatMap(one -> one instanceof Selector.AllOf all ? all.of().stream() : List.of(one).stream())
                .forEach(words::add);
        return words;
    }

    /** What is asked for twice is asked for by {@code includedProjects}, too, which has no patterns. */
    List<String> repos() {
        return projects.isEmpty() ? ALL : texts(projects.get(inIncludedProjects() == 0 ? 1 : 0));
    }

    List<String> includedProjects() {
        return projects.size() < 2
                ? null
                : projects.get(inIncludedProjects()).stream()
                        .map(project -> project.text().equals(ProjectName.NONE.value()) ? "default" : project.text())
                        .toList();
    }

    private int inIncludedProjects() {
        if (projects.size() < 2) {
            return -1;
        }
        boolean literal = projects.get(1).stream().allMatch(pattern -> pattern.syntax() == Syntax.LITERAL);
        return projects.size() == 2 && literal ? 1 : 0;
    }

    List<String> excludedRepos() {
        return excludedRepos.isEmpty() ? null : excludedRepos;
    }

    List<String> includedPackages() {
        return includedPackages.isEmpty() ? ALL : includedPackages;
    }

    List<String> excludedPackages() {
        return excludedPackages.isEmpty() ? null : excludedPackages;
    }

    private void add(Selector condition) {
        if (condition instanceof Selector.ByProject project) {
            projects.add(List.of(project.pattern()));
        } else if (condition instanceof Selector.AnyOf any) {
            projects.add(any.of().stream().map(RepositoryWords::project).toList());
        } else if (condition instanceof Selector.ByRepository repository) {
            includedPackages.add(text(repository.pattern()));
        } else if (condition instanceof Selector.Not not && not.of() instanceof Selector.ByProject project) {
            excludedRepos.add(text(project.pattern()));
        } else if (condition instanceof Selector.Not not && not.of() instanceof Selector.ByRepository repository) {
            excludedPackages.add(text(repository.pattern()));
        } else {
            throw unknown();
        }
    }

    private static Pattern project(Selector one) {
        if (one instanceof Selector.ByProject project) {
            return project.pattern();
        }
        throw unknown();
    }

    private static List<String> texts(List<Pattern> patterns) {
        return patterns.stream().map(RepositoryWords::text).toList();
    }

    /** As Ant would write it; where that is another pattern, what is compiled again shows it. */
    private static String text(Pattern pattern) {
        String text = pattern.text();
        if (pattern.syntax() != Syntax.LITERAL && pattern.syntax() != Syntax.GLOB) {
            throw unknown();
        }
        return text.endsWith(BELOW) ? text.substring(0, text.length() - BELOW.length()) + "/**" : text;
    }

    private static Inexpressible unknown() {
        return new Inexpressible("Artifactory cannot ask for these repositories so");
    }
}
