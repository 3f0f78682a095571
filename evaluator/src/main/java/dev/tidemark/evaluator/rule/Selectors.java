package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.pattern.Doublestar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies selectors to one repository and to what is in it. A selector in the unexpected place means what Harbor makes of it: one by tag
 * looks at a repository as at an artifact without tags, one by repository or project at an artifact as at its repository.
 */
public final class Selectors {

    private final RepositoryName repository;
    private final Map<Pattern, Doublestar> compiled = new HashMap<>();

    public Selectors(RepositoryName repository) {
        this.repository = repository;
    }

    /** Whether all of them select the repository. */
    public boolean selectRepository(List<Selector> selectors) {
        return selectArtifact(selectors, List.of());
    }

    /** Whether all of them select an artifact of the repository with these tags. */
    boolean selectArtifact(List<Selector> selectors, List<Tag> tags) {
        Cases cases = new Cases(tags);
        return selectors.stream().allMatch(selector -> selector.match(cases));
    }

    private boolean matches(Pattern pattern, String name) {
        return switch (pattern.syntax()) {
            case DOUBLESTAR ->
                compiled.computeIfAbsent(pattern, one -> Doublestar.compile(one.text()))
                        .matches(name);
        };
    }

    private final class Cases implements Selector.Cases<Boolean> {
        private final List<Tag> tags;

        private Cases(List<Tag> tags) {
            this.tags = tags;
        }

        @Override
        public Boolean byTag(Selector.ByTag selector) {
            if (tags.isEmpty()) {
                return selector.untagged() != selector.excluding();
            }
            return tags.stream().anyMatch(tag -> matches(selector.pattern(), tag.value()) != selector.excluding());
        }

        @Override
        public Boolean byRepository(Selector.ByRepository selector) {
            return matches(selector.pattern(), repository.withinProject()) != selector.excluding();
        }

        @Override
        public Boolean byProject(Selector.ByProject selector) {
            return matches(selector.pattern(), repository.project().value()) != selector.excluding();
        }
    }
}
