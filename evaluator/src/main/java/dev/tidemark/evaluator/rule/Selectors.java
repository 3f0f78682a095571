package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.pattern.NamePattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies selectors to one repository and to what is in it. A selector in the unexpected place means what Harbor makes of it: one by tag
 * looks at a repository as at an artifact without tags, one by repository or project at an artifact as at its repository.
 */
public final class Selectors {

    private static final Candidate NO_ARTIFACT =
            new Candidate(null, List.of(), Stamp.UNKNOWN, null, Traits.UNKNOWN, false);

    private final RepositoryName repository;
    private final Map<Pattern, NamePattern> compiled = new HashMap<>();

    public Selectors(RepositoryName repository) {
        this.repository = repository;
    }

    /** Whether all of them select the repository. */
    public boolean selectRepository(List<Selector> selectors) {
        return selectArtifact(selectors, NO_ARTIFACT) == Answer.YES;
    }

    /** Whether all of them select the candidate of the repository. */
    Answer selectArtifact(List<Selector> selectors, Candidate candidate) {
        return all(selectors, new Cases(candidate));
    }

    private static Answer all(List<Selector> selectors, Cases cases) {
        Answer answer = Answer.YES;
        for (int i = 0; i < selectors.size() && answer != Answer.NO; i++) {
            answer = answer.and(selectors.get(i).match(cases));
        }
        return answer;
    }

    private boolean matches(Pattern pattern, String name) {
        return compiled.computeIfAbsent(pattern, NamePattern::compile).matches(name);
    }

    private final class Cases implements Selector.Cases<Answer> {
        private final Candidate candidate;

        private Cases(Candidate candidate) {
            this.candidate = candidate;
        }

        @Override
        public Answer byTag(Selector.ByTag selector) {
            List<Tag> tags = candidate.tags();
            if (tags.isEmpty()) {
                return Answer.of(selector.untagged() != selector.excluding());
            }
            for (Tag tag : tags) {
                if (matches(selector.pattern(), tag.value()) != selector.excluding()) {
                    return Answer.YES;
                }
            }
            return Answer.NO;
        }

        @Override
        public Answer byRepository(Selector.ByRepository selector) {
            return Answer.of(matches(selector.pattern(), repository.withinProject()) != selector.excluding());
        }

        @Override
        public Answer byProject(Selector.ByProject selector) {
            return Answer.of(matches(selector.pattern(), repository.project().value()) != selector.excluding());
        }

        @Override
        public Answer byName(Selector.ByName selector) {
            return Answer.of(matches(selector.pattern(), repository.value()));
        }

        @Override
        public Answer byLabel(Selector.ByLabel selector) {
            return among(candidate.traits().labels(selector.key()), selector.value());
        }

        @Override
        public Answer byAnnotation(Selector.ByAnnotation selector) {
            return among(candidate.traits().annotation(selector.key()), selector.value());
        }

        @Override
        public Answer byArtifactType(Selector.ByArtifactType selector) {
            return candidate.traits().types().any(type -> matches(selector.pattern(), type));
        }

        @Override
        public Answer byMediaType(Selector.ByMediaType selector) {
            String mediaType = candidate.traits().mediaType();
            return mediaType == null ? Answer.UNSURE : Answer.of(matches(selector.pattern(), mediaType));
        }

        @Override
        public Answer untagged(Selector.Untagged selector) {
            return Answer.of(candidate.tags().isEmpty());
        }

        @Override
        public Answer not(Selector.Not selector) {
            return selector.of().match(this).not();
        }

        @Override
        public Answer allOf(Selector.AllOf selector) {
            return all(selector.of(), this);
        }

        @Override
        public Answer anyOf(Selector.AnyOf selector) {
            Answer answer = Answer.NO;
            for (int i = 0; i < selector.of().size() && answer != Answer.YES; i++) {
                answer = answer.or(selector.of().get(i).match(this));
            }
            return answer;
        }

        /** Whether one of the values, null if they are not known, is right; any is where the pattern is null. */
        private Answer among(Collection<String> values, Pattern pattern) {
            return values == null
                    ? Answer.UNSURE
                    : Answer.of(values.stream().anyMatch(value -> pattern == null || matches(pattern, value)));
        }
    }
}
