package dev.tidemark.executor.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void cutsDigestsIntoBatchesOfFiftyInASmallRepository() {
        assertThat(Batches.of(plan(100, images(120)), false))
                .extracting(batch -> batch.condemned().size())
                .containsExactly(50, 50, 20);
    }

    @Test
    void makesBatchesATwentiethOfTheTagsInALargeOne() {
        assertThat(Batches.of(plan(20_000, images(2_500)), false))
                .extracting(batch -> batch.condemned().size())
                .containsExactly(1_000, 1_000, 500);
    }

    @Test
    void deletesTagsFirstAndThenManifestsInBatchesWithALookEach() {
        List<Batch> batches = Batches.of(plan(100, images(120)), true);

        assertThat(batches)
                .extracting(Batch::kind)
                .containsExactly(
                        Batch.Kind.TAGS,
                        Batch.Kind.TAGS,
                        Batch.Kind.TAGS,
                        Batch.Kind.MANIFESTS,
                        Batch.Kind.MANIFESTS,
                        Batch.Kind.MANIFESTS);
        assertThat(batches).extracting(Batch::number).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(batches).allSatisfy(batch -> assertThat(batch.subjects()).hasSizeLessThanOrEqualTo(50));
    }

    @Test
    void neverCutsAnIndexFromItsChildrenNorChangesTheOrder() {
        List<Condemned> condemned = new ArrayList<>(images(49));
        condemned.add(image(1_000));
        for (int child = 0; child < 60; child++) {
            condemned.add(new Condemned(digest(2_000 + child), List.of(), true, digest(1_000)));
        }
        condemned.add(image(3_000));

        for (boolean deletesTags : new boolean[] {false, true}) {
            List<Batch> batches = Batches.of(plan(100, condemned), deletesTags).stream()
                    .filter(batch -> batch.kind() != Batch.Kind.TAGS)
                    .toList();
            assertThat(batches).extracting(batch -> batch.condemned().size()).containsExactly(49, 61, 1);
            assertThat(batches.stream().flatMap(batch -> batch.condemned().stream()))
                    .containsExactlyElementsOf(condemned);
        }
    }

    @Test
    void keepsTheTagsOfWhatFollowsAnotherManifestWithThatManifest() {
        Condemned image = image(1);
        Condemned signature = new Condemned(digest(2), List.of(new Tag("sha256-1.sig")), true, digest(1));

        List<Batch> batches = Batches.of(plan(2, List.of(image, signature)), true);

        assertThat(batches.get(0).condemned()).containsExactly(image);
        assertThat(batches.get(1).subjectsOf(signature)).hasSize(2);
        assertThat(batches.get(1).subjectsOf(image)).hasSize(1);
    }

    @Test
    void coversEverySubjectOfThePlanExactlyOnce() {
        List<Condemned> condemned = new ArrayList<>(images(70));
        condemned.add(new Condemned(digest(5_000), List.of(new Tag("alone")), false, null));
        DeletionsCondemned plan = plan(100, condemned);

        for (boolean deletesTags : new boolean[] {false, true}) {
            assertThat(Batches.of(plan, deletesTags).stream().flatMap(batch -> batch.subjects().stream()))
                    .doesNotHaveDuplicates()
                    .hasSize(141);
        }
    }

    private static DeletionsCondemned plan(int tags, List<Condemned> condemned) {
        return new DeletionsCondemned(
                EventMeta.of(new UUID(0, 1), NOW, null),
                new TaskId(new ExecutionId(1), new RegistryName("default"), new RepositoryName("library/app")),
                new PolicyId(1),
                new PlanId(new UUID(0, 2)),
                condemned,
                tags,
                condemned.size(),
                0,
                NOW,
                null);
    }

    private static List<Condemned> images(int count) {
        List<Condemned> images = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            images.add(image(i));
        }
        return images;
    }

    private static Condemned image(int number) {
        return new Condemned(digest(number), List.of(new Tag("v" + number)), true, null);
    }

    private static Digest digest(int number) {
        return new Digest("sha256:%064x".formatted(number));
    }
}
