package dev.tidemark.executor.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.TagSeen;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All artifacts of a repository, by digest. */
record RepositoryContents(List<Item> items) {

    /**
     * An artifact.
     *
     * @param pushed the latest of its own push and its tags', null if none is known
     * @param pulled the latest pull by any of its names, null if none is known
     * @param mediaType null where its manifest could not be read, like all that a manifest says
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Item(
            Digest digest,
            String mediaType,
            String artifactType,
            long size,
            Instant created,
            Instant pushed,
            Instant pulled,
            List<Digest> children,
            Digest subject,
            Map<String, String> annotations,
            List<Tag> tags) {

        static Item of(Artifact artifact) {
            ArtifactFacts facts = artifact.facts();
            List<Tag> tags = artifact.tags().stream()
                    .map(Tag::of)
                    .sorted(Comparator.comparing(Tag::name))
                    .toList();
            Instant pushed = latest(Stream.concat(
                    Stream.ofNullable(at(artifact.pushed())), tags.stream().map(Tag::pushed)));
            Instant pulled = latest(Stream.concat(
                    Stream.ofNullable(at(artifact.pulled())), tags.stream().map(Tag::pulled)));
            return facts == null
                    ? new Item(artifact.digest(), null, null, 0, null, pushed, pulled, null, null, null, tags)
                    : new Item(
                            artifact.digest(),
                            facts.mediaType(),
                            facts.artifactType(),
                            facts.size() + facts.contentSize(),
                            facts.created(),
                            pushed,
                            pulled,
                            facts.children(),
                            facts.subject(),
                            facts.annotations(),
                            tags);
        }
    }

    /** A tag. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Tag(String name, Instant pushed, Instant pulled, boolean immutable) {

        static Tag of(TagSeen seen) {
            return new Tag(seen.tag().value(), at(seen.pushed()), at(seen.pulled()), seen.immutable());
        }
    }

    static RepositoryContents of(Snapshot snapshot) {
        return new RepositoryContents(snapshot.artifacts().stream()
                .sorted(Comparator.comparing(Artifact::digest))
                .map(Item::of)
                .toList());
    }

    private static Instant at(TimeEvidence evidence) {
        return evidence == null ? null : evidence.at();
    }

    private static Instant latest(Stream<Instant> times) {
        return times.filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }
}
