package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.standin.Push;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A registry under test: its two sides, and how to get something into it. */
public interface Subject {

    RegistryReader reader();

    RegistryDeleter deleter();

    /** Whether this registry is known to delete tags as tags. */
    boolean deletesTags();

    /** Whether it says how long a manifest is. */
    default boolean tellsManifestSize() {
        return true;
    }

    /** Whether it lists what names a manifest as its subject. */
    default boolean listsReferrers() {
        return false;
    }

    Digest image(RepositoryName repository, Instant created, String... tags);

    /** An image with those labels, whose manifest has those annotations. */
    Digest described(
            RepositoryName repository, Map<String, String> labels, Map<String, String> annotations, String... tags);

    Digest index(RepositoryName repository, List<Digest> children, String... tags);

    Digest referrer(RepositoryName repository, Digest subject, String artifactType, String... tags);

    /** One reached over HTTP. */
    record OverHttp(
            OpenRegistry registry, boolean deletesTags, boolean tellsManifestSize, boolean listsReferrers, Push push)
            implements Subject {

        public OverHttp(OpenRegistry registry, boolean deletesTags, Push push) {
            this(registry, deletesTags, true, false, push);
        }

        @Override
        public RegistryReader reader() {
            return registry.reader();
        }

        @Override
        public RegistryDeleter deleter() {
            return registry.deleter();
        }

        @Override
        public Digest image(RepositoryName repository, Instant created, String... tags) {
            return push.image(repository, created, tags);
        }

        @Override
        public Digest described(
                RepositoryName repository,
                Map<String, String> labels,
                Map<String, String> annotations,
                String... tags) {
            return push.described(repository, labels, annotations, tags);
        }

        @Override
        public Digest index(RepositoryName repository, List<Digest> children, String... tags) {
            return push.index(repository, children, tags);
        }

        @Override
        public Digest referrer(RepositoryName repository, Digest subject, String artifactType, String... tags) {
            return push.referrer(repository, subject, artifactType, tags);
        }
    }

    /** One in memory. */
    record InMemory(InMemoryRegistry registry, boolean deletesTags) implements Subject {

        @Override
        public boolean listsReferrers() {
            return true;
        }

        @Override
        public RegistryReader reader() {
            return registry.reader();
        }

        @Override
        public RegistryDeleter deleter() {
            return registry.deleter();
        }

        @Override
        public Digest image(RepositoryName repository, Instant created, String... tags) {
            return registry.push(repository, created, tags);
        }

        @Override
        public Digest described(
                RepositoryName repository,
                Map<String, String> labels,
                Map<String, String> annotations,
                String... tags) {
            return registry.push(repository, labels, annotations, tags);
        }

        @Override
        public Digest index(RepositoryName repository, List<Digest> children, String... tags) {
            return registry.pushIndex(repository, children, tags);
        }

        @Override
        public Digest referrer(RepositoryName repository, Digest subject, String artifactType, String... tags) {
            return registry.pushReferrer(repository, subject, artifactType, tags);
        }
    }
}
