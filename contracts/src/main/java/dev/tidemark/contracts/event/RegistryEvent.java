package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The events of {@link Topic#REGISTRY_EVENTS}: what a registry tells, and what executors find there. */
@JsonSubTypes({
    @JsonSubTypes.Type(RegistryEvent.ArtifactPushed.class),
    @JsonSubTypes.Type(RegistryEvent.ArtifactPulled.class),
    @JsonSubTypes.Type(RegistryEvent.ArtifactDeleted.class),
    @JsonSubTypes.Type(RegistryEvent.RepositoryChanged.class),
    @JsonSubTypes.Type(RegistryEvent.ArtifactObserved.class),
    @JsonSubTypes.Type(RegistryEvent.RepositoryScanned.class),
    @JsonSubTypes.Type(RegistryEvent.RepositoriesObserved.class),
    @JsonSubTypes.Type(RegistryEvent.RegistryProbed.class),
    @JsonSubTypes.Type(RegistryEvent.ReceiverReported.class)
})
public sealed interface RegistryEvent extends Event {

    /** The registry the event is about. */
    RegistryName registry();

    /** The key that keeps one repository's story in order, on every topic that has it. */
    static String keyOf(RegistryName registry, RepositoryName repository) {
        return registry + "/" + repository;
    }

    /**
     * A manifest was pushed, or a tag was put on one.
     *
     * @param tag null for a push by digest
     * @param mediaType null where the registry does not tell
     * @param at when, by the registry's clock, but never later than the arrival of its event
     * @param actor who, or null where the registry does not tell
     */
    @JsonTypeName("retention.artifact-pushed.v1")
    record ArtifactPushed(
            EventMeta meta,
            RegistryName registry,
            RepositoryName repository,
            Digest digest,
            @Nullable Tag tag,
            @Nullable String mediaType,
            Instant at,
            @Nullable String actor)
            implements RegistryEvent {
        public ArtifactPushed {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(repository, "repository");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String key() {
            return keyOf(registry, repository);
        }
    }

    /**
     * Somebody pulled an artifact: a sign of life.
     *
     * @param tag null for a pull by digest
     */
    @JsonTypeName("retention.artifact-pulled.v1")
    record ArtifactPulled(
            EventMeta meta,
            RegistryName registry,
            RepositoryName repository,
            Digest digest,
            @Nullable Tag tag,
            Instant at,
            @Nullable String actor)
            implements RegistryEvent {
        public ArtifactPulled {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(repository, "repository");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String key() {
            return keyOf(registry, repository);
        }
    }

    /**
     * A manifest, or a tag only, is no longer there.
     *
     * @param digest null where only a tag is known to be gone
     * @param tag null where the manifest is gone, and with it all its tags
     */
    @JsonTypeName("retention.artifact-deleted.v1")
    record ArtifactDeleted(
            EventMeta meta,
            RegistryName registry,
            RepositoryName repository,
            @Nullable Digest digest,
            @Nullable Tag tag,
            Instant at)
            implements RegistryEvent {
        public ArtifactDeleted {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(repository, "repository");
            Objects.requireNonNull(at, "at");
            if (digest == null && tag == null) {
                throw new IllegalArgumentException("a digest or a tag is gone");
            }
        }

        @Override
        public String key() {
            return keyOf(registry, repository);
        }
    }

    /**
     * Something was pushed to a repository, and the registry does not tell which manifest: a reason to look, and nothing to remember.
     * Where it tells, {@link ArtifactPushed} is told instead of this, never beside it.
     *
     * @param tag the one that was put somewhere, or null where the registry does not tell that either
     * @param at when, by the registry's clock, but never later than the arrival of its event
     * @param actor who, or null where the registry does not tell
     */
    @JsonTypeName("retention.repository-changed.v1")
    record RepositoryChanged(
            EventMeta meta,
            RegistryName registry,
            RepositoryName repository,
            @Nullable Tag tag,
            Instant at,
            @Nullable String actor)
            implements RegistryEvent {
        public RepositoryChanged {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(repository, "repository");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String key() {
            return keyOf(registry, repository);
        }
    }

    /**
     * An executor saw an artifact, or new tags on it, that the inventory it had asked did not have.
     *
     * @param tags those that point at it
     * @param at when they were listed
     */
    @JsonTypeName("retention.artifact-observed.v1")
    record ArtifactObserved(
            EventMeta meta,
            RegistryName registry,
            RepositoryName repository,
            ArtifactFacts facts,
            List<Tag> tags,
            Instant at)
            implements RegistryEvent {
        public ArtifactObserved {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(repository, "repository");
            Objects.requireNonNull(facts, "facts");
            Objects.requireNonNull(at, "at");
            tags = List.copyOf(tags);
        }

        @Override
        public String key() {
            return keyOf(registry, repository);
        }
    }

    /**
     * A repository was read completely; everything observed in it was told before this. From the first one on, a tag that the
     * inventory does not know was pushed after it.
     *
     * @param tags how many it had
     * @param at when its tags were listed
     */
    @JsonTypeName("retention.repository-scanned.v1")
    record RepositoryScanned(
            EventMeta meta, RegistryName registry, RepositoryName repository, @Required int tags, Instant at)
            implements RegistryEvent {
        public RepositoryScanned {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(repository, "repository");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String key() {
            return keyOf(registry, repository);
        }
    }

    /**
     * A page of a registry's catalogue.
     *
     * @param page from 0
     * @param last whether the catalogue ends with it
     * @param repositories at most {@value #MAX_NAMES}
     */
    @JsonTypeName("retention.repositories-observed.v1")
    record RepositoriesObserved(
            EventMeta meta,
            RegistryName registry,
            @Required int page,
            @Required boolean last,
            List<RepositoryName> repositories,
            Instant at)
            implements RegistryEvent {

        /** The most names one record carries. */
        public static final int MAX_NAMES = 1_000;

        public RepositoriesObserved {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(at, "at");
            repositories = List.copyOf(repositories);
            if (repositories.size() > MAX_NAMES) {
                throw new IllegalArgumentException("at most " + MAX_NAMES + " names: " + repositories.size());
            }
        }

        @Override
        public String key() {
            return registry.toString();
        }
    }

    /**
     * The deleter found out what a registry can do.
     *
     * @param deletesTags whether a tag can be removed without its manifest
     */
    @JsonTypeName("retention.registry-probed.v1")
    record RegistryProbed(EventMeta meta, RegistryName registry, @Required boolean deletesTags, Instant at)
            implements RegistryEvent {
        public RegistryProbed {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String key() {
            return registry.toString();
        }
    }

    /**
     * The receiver of a registry's events was able to take them. It is told again and again; where it was not told for a while, events
     * may have been lost, and with them pulls that nobody will ever know of.
     *
     * @param at when
     */
    @JsonTypeName("retention.receiver-reported.v1")
    record ReceiverReported(EventMeta meta, RegistryName registry, Instant at) implements RegistryEvent {
        public ReceiverReported {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String key() {
            return registry.toString();
        }
    }
}
