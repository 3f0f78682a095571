package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.GroupBy;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.pattern.Regexp;
import dev.tidemark.evaluator.pattern.SemanticVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which stream each candidate belongs to, by number: that of the first of its tags that names one. What belongs to none is stream 0. */
final class Streams {

    private final Function<Tag, Optional<?>> name;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final int[] streams;

    private Streams(Function<Tag, Optional<?>> name, int[] streams) {
        this.name = name;
        this.streams = streams;
    }

    /** @param groupBy null for one stream of everything */
    static Streams of(GroupBy groupBy, int candidates) {
        return groupBy == null ? new Streams(null, null) : new Streams(groupBy.match(new Names()), new int[candidates]);
    }

    void look(int place, Candidate candidate) {
        if (streams == null) {
            return;
        }
        for (Tag tag : candidate.tags()) {
            Optional<?> named = name.apply(tag);
            if (named.isPresent()) {
                streams[place] = numbers.computeIfAbsent(named.get(), any -> count());
                return;
            }
        }
    }

    int count() {
        return 1 + numbers.size();
    }

    int of(int place) {
        return streams == null ? 0 : streams[place];
    }

    private static final class Names implements GroupBy.Cases<Function<Tag, Optional<?>>> {

        @Override
        public Function<Tag, Optional<?>> capture(GroupBy.Capture groupBy) {
            Regexp regexp = Regexp.compile(groupBy.regexp());
            return tag -> regexp.captured(tag.value());
        }

        @Override
        public Function<Tag, Optional<?>> version(GroupBy.Version groupBy) {
            return tag -> SemanticVersion.of(tag.value()).map(version -> version.upTo(groupBy.part()));
        }
    }
}
