package dev.tidemark.executor.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.RegistryEvent.RegistryProbed;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.messaging.RecordedPublisher;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbesTest {

    private static final RepositoryName APP = new RepositoryName("library/app");

    private final RecordedPublisher published = new RecordedPublisher();
    private final Probes probes = new Probes(published, Clock.systemUTC());

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void tellsOnceWhetherARegistryDeletesTags(TagDeletion tagDeletion) {
        InMemoryRegistry registry = InMemoryRegistry.empty(new RegistryName("default"), tagDeletion);

        for (int i = 0; i < 3; i++) {
            assertThat(probes.deletesTags(registry.deleter(), APP)).isEqualTo(tagDeletion == TagDeletion.AS_TAGS);
        }

        assertThat(published.told(RegistryProbed.class))
                .extracting(RegistryProbed::deletesTags)
                .containsExactly(tagDeletion == TagDeletion.AS_TAGS);
    }

    @ParameterizedTest
    @EnumSource(TagDeletion.class)
    void tellsAgainWhenTheAnswerChanges(TagDeletion first) {
        for (TagDeletion tagDeletion : new TagDeletion[] {first, TagDeletion.AS_TAGS, TagDeletion.UNSUPPORTED}) {
            probes.deletesTags(
                    InMemoryRegistry.empty(new RegistryName("default"), tagDeletion)
                            .deleter(),
                    APP);
        }

        assertThat(published.told(RegistryProbed.class)).hasSize(first == TagDeletion.AS_TAGS ? 2 : 3);
    }
}
