package dev.tidemark.executor.registry.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.DeleteAnswer.Kind;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the in-memory registry has beyond the contract: generated contents, arranged failures, counts. */
class GeneratedContentsTest {

    private static final RegistryName NAME = new RegistryName("default");
    private static final RepositoryName FIRST = new RepositoryName("team-00000/app-0000000");

    private final InMemoryRegistry registry = InMemoryRegistry.generated(NAME, TagDeletion.AS_TAGS, "50000x20");

    @Test
    void areFiftyThousandRepositoriesInPagesOfAThousand() {
        List<RepositoryName> all = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();

        registry.reader().repositories(page -> {
            all.addAll(page);
            pages.add(page.size());
        });

        assertThat(all).hasSize(50_000).doesNotHaveDuplicates().contains(FIRST);
        assertThat(pages).hasSize(50).containsOnly(1_000);
        assertThat(registry.count(Operation.REPOSITORIES)).isEqualTo(50);
    }

    @Test
    void areTheSameInEveryRun() {
        InMemoryRegistry again = InMemoryRegistry.generated(NAME, TagDeletion.AS_TAGS, "50000x20");
        Tag tag = new Tag("1.7.0");

        assertThat(registry.reader().tags(FIRST).orElseThrow()).hasSize(20).contains(tag);
        assertThat(registry.reader().head(FIRST, tag)).isEqualTo(again.reader().head(FIRST, tag));
        Digest digest = registry.reader().head(FIRST, tag).orElseThrow().digest();
        assertThat(registry.reader().facts(FIRST, digest).orElseThrow().created())
                .isEqualTo(Instant.parse("2024-01-08T00:00:00Z"));
    }

    @Test
    void canBeChangedLikeAnyOther() {
        Tag tag = new Tag("1.7.0");
        Digest digest = registry.reader().head(FIRST, tag).orElseThrow().digest();

        assertThat(registry.deleter().deleteManifest(FIRST, digest).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(registry.reader().tags(FIRST).orElseThrow()).hasSize(19).doesNotContain(tag);
        assertThat(registry.reader()
                        .tags(new RepositoryName("team-00000/app-0000001"))
                        .orElseThrow())
                .hasSize(20);
    }

    @Test
    void loseTagsAndManifestsAndGainOthersOneAfterTheOther() {
        Digest third =
                registry.reader().head(FIRST, new Tag("1.3.0")).orElseThrow().digest();

        assertThat(registry.deleter().deleteTag(FIRST, new Tag("1.3.0")).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(registry.deleter().deleteTag(FIRST, new Tag("1.3.0")).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(registry.deleter().deleteTag(FIRST, new Tag("1.20.0")).kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(registry.reader().head(FIRST, third)).isPresent();

        registry.tag(FIRST, "stable", third);
        assertThat(registry.tags(FIRST)).hasSize(20).contains(new Tag("stable")).doesNotContain(new Tag("1.3.0"));
        assertThat(registry.deleter().deleteManifest(FIRST, third).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(registry.deleter().deleteManifest(FIRST, third).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(registry.tags(FIRST)).hasSize(19);
    }

    @Test
    void rememberWhatWasDeletedInMoreRepositoriesThanAreKeptAtHand() {
        Tag tag = new Tag("1.0.0");
        List<RepositoryName> some = new ArrayList<>();
        registry.reader().repositories(some::addAll);
        some.subList(5_000, some.size()).clear();

        some.forEach(name -> registry.deleter().deleteTag(name, tag));

        assertThat(some)
                .allSatisfy(name -> assertThat(registry.tags(name)).hasSize(19).doesNotContain(tag));
    }

    @Test
    void endWhereTheyEnd() {
        assertThat(registry.reader().tags(new RepositoryName("team-00500/app-0050000")))
                .isEmpty();
        assertThat(registry.reader().tags(new RepositoryName("team-00001/app-0000000")))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InMemoryRegistry.generated(NAME, TagDeletion.AS_TAGS, "many"));
    }

    @Test
    void failWhereAFailureIsArranged() {
        registry.beforeEach(call -> {
            if (call.operation() == Operation.HEAD && "1.7.0".equals(call.reference())) {
                throw new RegistryException("arranged");
            }
        });

        assertThat(registry.reader().head(FIRST, new Tag("1.6.0"))).isPresent();
        assertThatThrownBy(() -> registry.reader().heads(FIRST, registry.tags(FIRST)))
                .hasMessage("arranged");
    }

    @Test
    void stayWhereAnAnswerIsArranged() {
        registry.insteadOfDeleting(call -> Optional.of(new DeleteAnswer(Kind.ACCEPTED, "so it says")));

        assertThat(registry.deleter().deleteTag(FIRST, new Tag("1.7.0")).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(registry.tags(FIRST)).hasSize(20);
        assertThat(registry.count(Operation.DELETE_TAG)).isEqualTo(1);
    }
}
