package dev.tidemark.executor.registry.memory;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.executor.registry.RegistryContract;
import dev.tidemark.executor.registry.Subject;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import org.junit.jupiter.api.Nested;

/** The in-memory registry keeps the contract in both of its behaviours. */
class InMemoryRegistryTest {

    @Nested
    class DeletingTags extends RegistryContract {

        private final Subject subject = inMemory(TagDeletion.AS_TAGS, true);

        @Override
        protected Subject subject() {
            return subject;
        }
    }

    @Nested
    class DeletingDigestsOnly extends RegistryContract {

        private final Subject subject = inMemory(TagDeletion.UNSUPPORTED, false);

        @Override
        protected Subject subject() {
            return subject;
        }
    }

    private static Subject inMemory(TagDeletion tagDeletion, boolean deletesTags) {
        return new Subject.InMemory(InMemoryRegistry.empty(new RegistryName("default"), tagDeletion), deletesTags);
    }
}
