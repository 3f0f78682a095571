package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.GroupBy;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.pattern.Regexp;
import dev.tidemark.evaluator.pattern.SemanticVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells which stream a candidate belongs to: the one of the first of its tags that names one. */
final class Streams {

    /** The stream of what belongs to none. */
    private static final Object NONE = "";

    private final Map<String, Regexp> compiled = new HashMap<>();

    /** @param groupBy null for one stream of everything */
    Function<Candidate, Object> of(GroupBy groupBy) {
        if (groupBy == null) {
            return candidate -> NONE;
        }
        Function<Tag, Optional<?>> stream = groupBy.match(new Cases());
        return candidate -> candidate.tags().stream()
                .<Optional<?>>map(stream::apply)
                .filter(Optional::isPresent)
                .findFirst()
                .<Object>map(Optional::get)
                .orElse(NONE);
    }

    private final class Cases implements GroupBy.Cases<Function<Tag, Optional<?>>> {

        @Override
        public Function<Tag, Optional<?>> capture(GroupBy.Capture groupBy) {
            Regexp regexp = compiled.computeIfAbsent(groupBy.regexp(), Regexp::compile);
            return tag -> regexp.captured(tag.value());
        }

        @Override
        public Function<Tag, Optional<?>> version(GroupBy.Version groupBy) {
            return tag -> SemanticVersion.of(tag.value()).map(version -> version.upTo(groupBy.part()));
        }
    }
}
