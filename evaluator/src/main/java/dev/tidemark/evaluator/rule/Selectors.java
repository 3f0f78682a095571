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
import java.util.function.Predicate;

/**
 * Applies selectors to one repository and to what is in it. A selector in the unexpected place means what Harbor makes of it: one by tag
 * looks at a repository as at an artifact without tags, one by repository or project at an artifact as at its repository.
 */
public final class Selectors {

    private static final Candidate NO_ARTIFACT =
            new Candidate(0, null, List.of(), Stamp.UNKNOWN, null, null, null, Traits.UNKNOWN, false);

    private final RepositoryName repository;
    private final Map<Pattern, NamePattern> compiled = new HashMap<>();

    public Selectors(RepositoryName repository) {
        this.repository = repository;
    }

    /** Whether all of them select the repository. */
    public boolean selectRepository(List<Selector> selectors) {
        return condition(selectors).of(NO_ARTIFACT) == Answer.YES;
    }

    /** Whether all of them select a candidate of the repository: made ready once, to be asked of many. */
    Condition condition(List<Selector> selectors) {
        return new Cases().allOf(new Selector.AllOf(selectors));
    }

    private NamePattern compiled(Pattern pattern) {
        return compiled.computeIfAbsent(pattern, NamePattern::compile);
    }

    /** A condition on candidates. */
    interface Condition {
        Answer of(Candidate candidate);
    }

    private final class Cases implements Selector.Cases<Condition> {

        @Override
        public Condition byTag(Selector.ByTag selector) {
            NamePattern pattern = compiled(selector.pattern());
            boolean excluding = selector.excluding();
            Answer untagged = Answer.of(selector.untagged() != excluding);
            return candidate -> candidate.tags().isEmpty() ? untagged : any(candidate.tags(), pattern, excluding);
        }

        private static Answer any(List<Tag> tags, NamePattern pattern, boolean excluding) {
            for (int i = 0; i < tags.size(); i++) {
                if (pattern.matches(tags.get(i).value()) != excluding) {
                    return Answer.YES;
                }
            }
            return Answer.NO;
        }

        @Override
        public Condition byRepository(Selector.ByRepository selector) {
            return ofRepository(selector.pattern(), repository.withinProject(), selector.excluding());
        }

        @Override
        public Condition byProject(Selector.ByProject selector) {
            return ofRepository(selector.pattern(), repository.project().value(), selector.excluding());
        }

        @Override
        public Condition byName(Selector.ByName selector) {
            return ofRepository(selector.pattern(), repository.value(), false);
        }

        @Override
        public Condition byLabel(Selector.ByLabel selector) {
            Predicate<String> value = value(selector.value());
            return candidate -> among(candidate.traits().labels(selector.key()), value);
        }

        @Override
        public Condition byAnnotation(Selector.ByAnnotation selector) {
            Predicate<String> value = value(selector.value());
            return candidate -> among(candidate.traits().annotation(selector.key()), value);
        }

        @Override
        public Condition byArtifactType(Selector.ByArtifactType selector) {
            NamePattern pattern = compiled(selector.pattern());
            return candidate -> candidate.traits().types().any(pattern::matches);
        }

        @Override
        public Condition byMediaType(Selector.ByMediaType selector) {
            NamePattern pattern = compiled(selector.pattern());
            return candidate -> {
                String mediaType = candidate.traits().mediaType();
                return mediaType == null ? Answer.UNSURE : Answer.of(pattern.matches(mediaType));
            };
        }

        @Override
        public Condition untagged(Selector.Untagged selector) {
            return candidate -> Answer.of(candidate.tags().isEmpty());
        }

        @Override
        public Condition not(Selector.Not selector) {
            Condition of = selector.of().match(this);
            return candidate -> of.of(candidate).not();
        }

        @Override
        public Condition allOf(Selector.AllOf selector) {
            Condition[] all = all(selector.of());
            return candidate -> {
                Answer answer = Answer.YES;
                for (int i = 0; i < all.length && answer != Answer.NO; i++) {
                    answer = answer.and(all[i].of(candidate));
                }
                return answer;
            };
        }

        @Override
        public Condition anyOf(Selector.AnyOf selector) {
            Condition[] all = all(selector.of());
            return candidate -> {
                Answer answer = Answer.NO;
                for (int i = 0; i < all.length && answer != Answer.YES; i++) {
                    answer = answer.or(all[i].of(candidate));
                }
                return answer;
            };
        }

        private Condition[] all(List<Selector> selectors) {
            return selectors.stream().map(one -> one.match(this)).toArray(Condition[]::new);
        }

        /** The same for all candidates, and found out when the first one asks: behind a selector that says no, nothing errs in Harbor. */
        private Condition ofRepository(Pattern pattern, String name, boolean excluding) {
            Answer[] answer = new Answer[1];
            return candidate -> {
                if (answer[0] == null) {
                    answer[0] = Answer.of(compiled(pattern).matches(name) != excluding);
                }
                return answer[0];
            };
        }

        /** Any value where the pattern is null. */
        private Predicate<String> value(Pattern pattern) {
            return pattern == null ? any -> true : compiled(pattern)::matches;
        }

        /** Whether one of the values, null if they are not known, is right. */
        private static Answer among(Collection<String> values, Predicate<String> right) {
            if (values == null) {
                return Answer.UNSURE;
            }
            for (String value : values) {
                if (right.test(value)) {
                    return Answer.YES;
                }
            }
            return Answer.NO;
        }
    }
}
