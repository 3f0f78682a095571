package dev.tidemark.executor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every kind of registry does for selection, planning and deletion, whoever made it. */
public abstract class RegistryContract {

    private static final Instant CREATED = Instant.parse("2024-05-06T07:08:09Z");
    private static final Digest UNHEARD_OF = new Digest("sha256:" + "0".repeat(64));

    /** A registry may be shared by tests, so each works in a repository of its own. */
    private final RepositoryName repository = new RepositoryName("contract/" + UUID.randomUUID());

    private final RepositoryName unknown = new RepositoryName("contract/" + UUID.randomUUID());

    /** The registry under test. */
    protected abstract Subject subject();

    @Test
    void answersItsPing() {
        assertThatCode(() -> subject().reader().ping()).doesNotThrowAnyException();
    }

    @Test
    void listsEveryRepository() {
        List<RepositoryName> pushed = IntStream.range(0, 12)
                .mapToObj(i -> new RepositoryName(repository + "/deep/down/app-" + i))
                .toList();
        pushed.forEach(name -> subject().image(name, CREATED, "latest"));

        List<RepositoryName> listed = new ArrayList<>();
        subject().reader().repositories(listed::addAll);

        assertThat(listed).containsAll(pushed).doesNotHaveDuplicates();
    }

    @Test
    void listsEveryTag() {
        String[] tags = IntStream.range(0, 25).mapToObj(i -> "1." + i).toArray(String[]::new);
        subject().image(repository, CREATED, tags);

        assertThat(subject().reader().tags(repository).orElseThrow())
                .extracting(Tag::value)
                .containsExactlyInAnyOrder(tags);
    }

    @Test
    void knowsNothingOfAnUnknownRepository() {
        assertThat(subject().reader().tags(unknown)).isEmpty();
        assertThat(subject().reader().isKnown(unknown)).isFalse();
        assertThat(subject().reader().head(unknown, new Tag("latest"))).isEmpty();
        assertThat(subject().reader().head(unknown, UNHEARD_OF)).isEmpty();
        assertThat(subject().reader().facts(unknown, UNHEARD_OF)).isEmpty();
    }

    @Test
    void saysWhatATagPointsAt() {
        Digest digest = subject().image(repository, CREATED, "latest");

        Head head = subject().reader().head(repository, new Tag("latest")).orElseThrow();

        assertThat(head.digest()).isEqualTo(digest);
        assertThat(head.mediaType()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
        assertThat(head.size() > 0).isEqualTo(subject().tellsManifestSize());
        assertThat(subject().reader().head(repository, digest)).contains(head);
    }

    @Test
    void looksAtManyTagsAndLeavesOutThoseThatPointAtNothing() {
        Digest one = subject().image(repository, CREATED, "a", "b");
        Digest other = subject().image(repository, CREATED, "c");

        Map<Tag, Head> heads = subject()
                .reader()
                .heads(repository, List.of(new Tag("a"), new Tag("b"), new Tag("c"), new Tag("gone")));

        assertThat(heads).containsOnlyKeys(new Tag("a"), new Tag("b"), new Tag("c"));
        assertThat(heads.get(new Tag("b")).digest()).isEqualTo(one);
        assertThat(heads.get(new Tag("c")).digest()).isEqualTo(other);
        assertThat(subject().reader().heads(repository, List.of())).isEmpty();
    }

    @Test
    void readsTheFactsOfAnImage() {
        Digest digest = subject().image(repository, CREATED, "latest");

        ArtifactFacts facts = subject().reader().facts(repository, digest).orElseThrow();

        assertThat(facts.digest()).isEqualTo(digest);
        assertThat(facts.mediaType()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
        assertThat(facts.artifactType()).isEqualTo("application/vnd.oci.image.config.v1+json");
        assertThat(facts.created()).isEqualTo(CREATED);
        assertThat(facts.contentSize()).isPositive();
        assertThat(facts.children()).isEmpty();
        assertThat(facts.subject()).isNull();
    }

    @Test
    void readsTheLabelsOfAnImageAndTheAnnotationsOfItsManifest() {
        Map<String, String> labels = Map.of("team", "payments", "keep", "yes");
        Map<String, String> annotations = Map.of("org.example.ticket", "17");
        Digest described = subject().described(repository, labels, annotations, "v1");
        Digest plain = subject().image(repository, CREATED, "v2");

        ArtifactFacts facts = subject().reader().facts(repository, described).orElseThrow();

        assertThat(facts.labels()).isEqualTo(labels);
        assertThat(facts.annotations()).isEqualTo(annotations);
        assertThat(subject().reader().facts(repository, plain).orElseThrow().labels())
                .isEmpty();
        assertThat(subject().reader().facts(repository, plain).orElseThrow().annotations())
                .isEmpty();
    }

    @Test
    void readsNoLabelsWhereThereCanBeNone() {
        Digest image = subject().image(repository, CREATED, "latest");
        Digest index = subject().index(repository, List.of(image), "multi");
        Digest signature = subject().referrer(repository, image, "application/vnd.example.signature", "signature");

        assertThat(List.of(index, signature)).allSatisfy(digest -> assertThat(subject()
                        .reader()
                        .facts(repository, digest)
                        .orElseThrow()
                        .labels())
                .isEmpty());
    }

    @Test
    void readsTheFactsOfAnIndexWithoutItsChildren() {
        Digest first = subject().image(repository, CREATED);
        Digest second = subject().image(repository, CREATED);
        Digest digest = subject().index(repository, List.of(first, second), "multi");

        ArtifactFacts facts = subject().reader().facts(repository, digest).orElseThrow();

        assertThat(facts.mediaType()).isEqualTo("application/vnd.oci.image.index.v1+json");
        assertThat(facts.children()).containsExactly(first, second);
        assertThat(facts.created()).isNull();
    }

    @Test
    void readsTheFactsOfAReferrer() {
        Digest image = subject().image(repository, CREATED, "latest");
        Digest signature = subject().referrer(repository, image, "application/vnd.example.signature", "signature");

        ArtifactFacts facts = subject().reader().facts(repository, signature).orElseThrow();

        assertThat(facts.subject()).isEqualTo(image);
        assertThat(facts.artifactType()).isEqualTo("application/vnd.example.signature");
        assertThat(facts.created()).isNull();
    }

    @Test
    void listsWhatRefersToAManifestWhetherOrNotATagNamesIt() {
        assumeThat(subject().listsReferrers()).isTrue();
        Digest image = subject().image(repository, CREATED, "latest");
        Digest other = subject().image(repository, CREATED, "other");
        List<Digest> referrers = IntStream.range(0, 12)
                .mapToObj(i -> subject().referrer(repository, image, "application/vnd.example.signature"))
                .collect(Collectors.toList());
        referrers.add(subject().referrer(repository, image, "application/vnd.example.sbom", "sbom"));
        Digest deeper = subject().referrer(repository, referrers.get(0), "application/vnd.example.signature");

        assertThat(subject().reader().referrers(repository, image)).containsExactlyInAnyOrderElementsOf(referrers);
        assertThat(subject().reader().referrers(repository, referrers.get(0))).containsExactly(deeper);
        assertThat(subject().reader().referrers(repository, other)).isEmpty();
        assertThat(subject().reader().referrers(unknown, UNHEARD_OF)).isEmpty();
    }

    @Test
    void listsNothingWhereNoSuchListIsKept() {
        assumeThat(subject().listsReferrers()).isFalse();
        Digest image = subject().image(repository, CREATED, "latest");
        subject().referrer(repository, image, "application/vnd.example.signature", "signature");

        assertThat(subject().reader().referrers(repository, image)).isEmpty();
        assertThat(subject().reader().referrers(unknown, UNHEARD_OF)).isEmpty();
    }

    @Test
    void deletesAManifestWithAllItsTags() {
        Digest doomed = subject().image(repository, CREATED, "old", "older");
        Digest other = subject().image(repository, CREATED, "new");

        DeleteAnswer answer = subject().deleter().deleteManifest(repository, doomed);

        assertThat(answer.kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(subject().reader().head(repository, doomed)).isEmpty();
        assertThat(subject().reader().head(repository, other)).isPresent();
        assertThat(subject().reader().tags(repository).orElseThrow()).containsExactly(new Tag("new"));
    }

    @Test
    void saysOfWhatIsGoneThatItIs() {
        Digest doomed = subject().image(repository, CREATED, "old");
        subject().deleter().deleteManifest(repository, doomed);

        assertThat(subject().deleter().deleteManifest(repository, doomed).kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(subject().deleter().deleteManifest(unknown, UNHEARD_OF).kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void keepsARepositoryWithoutTags() {
        Digest only = subject().image(repository, CREATED, "old");

        subject().deleter().deleteManifest(repository, only);

        assertThat(subject().reader().tags(repository)).contains(List.of());
        assertThat(subject().reader().isKnown(repository)).isTrue();
    }

    @Test
    void findsOutWhetherTagsCanBeDeletedWithoutDeletingAny() {
        subject().image(repository, CREATED, "latest");

        assertThat(subject().deleter().deletesTags(repository))
                .isEqualTo(subject().deletesTags());
        assertThat(subject().deleter().deletesTags(repository))
                .isEqualTo(subject().deletesTags());
        assertThat(subject().reader().tags(repository)).contains(List.of(new Tag("latest")));
        assertThat(subject().reader().deletesTags())
                .isIn(Optional.empty(), Optional.of(subject().deletesTags()));
    }

    @Test
    void deletesATagAndLeavesItsManifestWithTheOthers() {
        assumeThat(subject().deletesTags()).isTrue();
        Digest shared = subject().image(repository, CREATED, "doomed", "kept");

        DeleteAnswer answer = subject().deleter().deleteTag(repository, new Tag("doomed"));

        assertThat(answer.kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(subject().reader().tags(repository)).contains(List.of(new Tag("kept")));
        assertThat(subject().reader().head(repository, shared)).isPresent();
        assertThat(subject().deleter().deleteTag(repository, new Tag("doomed")).kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void deletesATagThatIsStillWhereItWas() {
        assumeThat(subject().deletesTags()).isTrue();
        Digest shared = subject().image(repository, CREATED, "doomed", "kept");

        assertThat(subject()
                        .deleter()
                        .deleteTag(repository, new Tag("doomed"), shared)
                        .kind())
                .isEqualTo(Kind.ACCEPTED);
        assertThat(subject().reader().tags(repository)).contains(List.of(new Tag("kept")));
    }

    @Test
    void leavesTheManifestWhenItsLastTagGoes() {
        assumeThat(subject().deletesTags()).isTrue();
        Digest digest = subject().image(repository, CREATED, "last");

        subject().deleter().deleteTag(repository, new Tag("last"));

        assertThat(subject().reader().tags(repository)).contains(List.of());
        assertThat(subject().reader().head(repository, digest)).isPresent();
    }

    @Test
    void changesNothingWhereTagsCannotBeDeleted() {
        assumeThat(subject().deletesTags()).isFalse();
        Digest digest = subject().image(repository, CREATED, "doomed", "kept");

        DeleteAnswer answer = subject().deleter().deleteTag(repository, new Tag("doomed"));

        assertThat(answer.kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(subject()
                        .reader()
                        .head(repository, new Tag("doomed"))
                        .orElseThrow()
                        .digest())
                .isEqualTo(digest);
    }

    @Test
    void hasAReaderBehindItsDeleter() {
        assertThat(subject().deleter().reader().name())
                .isEqualTo(subject().reader().name());
    }

    @Test
    void tellsTheSameInAListingOfItsOwn() {
        assumeThat(subject().reader().listing()).isPresent();
        Digest child = subject().image(repository, CREATED);
        Digest index = subject().index(repository, List.of(child), "multi");
        Digest image = subject().image(repository, CREATED, "a", "b");
        Digest untagged = subject().image(repository, CREATED);

        List<ToldArtifact> told = listed(repository).orElseThrow();

        assertThat(subject().reader().listing().orElseThrow().count(repository)).isBetween(3L, 4L);

        assertThat(told).extracting(ToldArtifact::digest).containsExactlyInAnyOrder(child, index, image, untagged);
        assertThat(told).allSatisfy(one -> {
            assertThat(subject().reader().facts(repository, one.digest())).contains(one.facts());
            assertThat(one.tags()).allSatisfy(seen -> assertThat(subject()
                            .reader()
                            .head(repository, seen.tag())
                            .orElseThrow()
                            .digest())
                    .isEqualTo(one.digest()));
        });
        assertThat(told.stream().flatMap(one -> one.tags().stream()).map(ToldTag::tag))
                .containsExactlyInAnyOrderElementsOf(
                        subject().reader().tags(repository).orElseThrow());
    }

    @Test
    void listsNothingOfAnEmptyRepositoryAndDoesNotListAnUnknownOne() {
        assumeThat(subject().reader().listing()).isPresent();
        Digest only = subject().image(repository, CREATED, "old");
        subject().deleter().deleteManifest(repository, only);

        assertThat(listed(repository)).contains(List.of());
        assertThat(listed(unknown)).isEmpty();
        assertThat(subject().reader().listing().orElseThrow().count(repository)).isZero();
        assertThat(subject().reader().listing().orElseThrow().count(unknown)).isZero();
    }

    private Optional<List<ToldArtifact>> listed(RepositoryName name) {
        return subject().reader().listing().orElseThrow().artifacts(name);
    }
}
