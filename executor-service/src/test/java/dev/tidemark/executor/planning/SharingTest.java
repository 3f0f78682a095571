package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static dev.tidemark.executor.planning.PlanningFixtures.image;
import static dev.tidemark.executor.planning.PlanningFixtures.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Blob;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.inventory.Inventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharingTest {

    private static final FreedBytes ALL = new FreedBytes(5, 10_000);

    private final Map<Digest, List<Blob>> remembered = new HashMap<>();
    private final List<Integer> questions = new ArrayList<>();
    private boolean answering = true;

    @Test
    void countsNothingThatAManifestNamesThatStays() {
        List<Condemned> told = without(List.of(goes(1)), naming(1, 10, 11, 12), naming(2, 10, 12, 13));

        assertThat(told).containsExactly(goes(1).freeing(new FreedBytes(5, size(11)), null));
    }

    @Test
    void countsWhatSeveralNameWithTheFirst() {
        List<Condemned> told =
                without(List.of(goes(1), goes(2), goes(3)), naming(1, 10, 11), naming(2, 10, 12), naming(3, 10, 11));

        assertThat(told)
                .containsExactly(
                        goes(1).freeing(new FreedBytes(5, size(10) + size(11)), null),
                        goes(2).freeing(new FreedBytes(5, size(12)), new FreedBytes(5, size(10) + size(12))),
                        goes(3).freeing(new FreedBytes(5, 0), new FreedBytes(5, size(10) + size(11))));
    }

    @Test
    void countsOnceWhatAManifestNamesTwice() {
        assertThat(without(List.of(goes(1)), naming(1, 10, 10)))
                .containsExactly(goes(1).freeing(new FreedBytes(5, size(10)), null));
    }

    /** As Harbor tells it. */
    @Test
    void takesNothingOffASizeOfManifestAndContentsTogether() {
        Condemned one = goes(1).freeing(new FreedBytes(0, 10_000), null);

        assertThat(without(List.of(one), naming(1, 10, 11), naming(2, 11))).containsExactly(one);
    }

    /** Its manifest goes with none of its tags, so that it holds what it names. */
    @Test
    void leavesAloneWhatStaysWithoutSomeOfItsTags() {
        Condemned tag = new Condemned(digest(2), List.of(new Tag("v2")), false, null);

        List<Condemned> told = without(List.of(tag, goes(1)), naming(1, 10, 11), naming(2, 11));

        assertThat(told).containsExactly(tag, goes(1).freeing(new FreedBytes(5, size(10)), null));
    }

    @Test
    void takesNothingOffForWhatNobodyKnows() {
        assertThat(without(List.of(goes(1), goes(2)), image(1, NOW), naming(2, 10, 11), image(3, NOW)))
                .containsExactly(goes(1), goes(2).freeing(new FreedBytes(5, size(10) + size(11)), null));

        answering = false;
        assertThat(without(List.of(goes(1)), image(1, NOW), naming(3, 10))).containsExactly(goes(1));
    }

    @Test
    void asksWhatWasReadBeforeAndHoldsALittleOfIt() {
        List<ArtifactFacts> facts = new ArrayList<>(List.of(image(1, NOW), naming(2, 10, 14), index(3), image(4, NOW)));
        IntStream.range(1_000, 3_500).forEach(number -> facts.add(image(number, NOW)));
        remembered.put(digest(1), List.of(blob(10), blob(11), blob(12), blob(13)));
        remembered.put(digest(3_100), List.of(blob(12)));

        List<Condemned> told = without(List.of(goes(1)), facts.toArray(ArtifactFacts[]::new));

        assertThat(told).containsExactly(goes(1).freeing(new FreedBytes(5, size(11) + size(13)), null));
        assertThat(questions).containsExactly(1, 1_000, 1_000, 501);
    }

    @Test
    void asksNobodyTwiceWhoDoesNotAnswer() {
        answering = false;
        List<ArtifactFacts> facts = new ArrayList<>(List.of(naming(1, 10)));
        IntStream.range(1_000, 3_500).forEach(number -> facts.add(image(number, NOW)));

        assertThat(without(List.of(goes(1)), facts.toArray(ArtifactFacts[]::new)))
                .containsExactly(goes(1).freeing(new FreedBytes(5, size(10)), null));
        assertThat(questions).hasSize(1);
    }

    /** Whichever of the condemned are gone in the end, and whatever is known of whom. */
    @Test
    void neverSaysLessThanIsFreed() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Map<Digest, List<Blob>> named = new HashMap<>();
            List<ArtifactFacts> facts = new ArrayList<>();
            List<Condemned> plan = new ArrayList<>();
            for (int i = 1; i <= 12; i++) {
                List<Blob> blobs = random.ints(random.nextInt(5), 100, 115)
                        .mapToObj(SharingTest::blob)
                        .toList();
                named.put(digest(i), blobs);
                facts.add(random.nextInt(4) == 0 ? image(i, NOW) : image(i, NOW).withContents(blobs));
                if (random.nextBoolean()) {
                    plan.add(goes(i));
                }
            }
            Set<Digest> gone = new HashSet<>();
            long told = 0;
            for (Condemned one : without(plan, facts.toArray(ArtifactFacts[]::new))) {
                if (random.nextInt(4) > 0) {
                    gone.add(one.digest());
                    told += one.frees().contentAtMost();
                }
            }
            assertThat(told).as("seed %d", seed).isGreaterThanOrEqualTo(freed(named, gone));
        }
    }

    private static long freed(Map<Digest, List<Blob>> named, Set<Digest> gone) {
        Set<Blob> before = new HashSet<>();
        Set<Blob> after = new HashSet<>();
        named.forEach((manifest, blobs) -> {
            before.addAll(blobs);
            if (!gone.contains(manifest)) {
                after.addAll(blobs);
            }
        });
        before.removeAll(after);
        return before.stream().mapToLong(Blob::size).sum();
    }

    private List<Condemned> without(List<Condemned> plan, ArtifactFacts... facts) {
        Reading reading = reading(Inventory.EMPTY, Map.of(), facts);
        return new Sharing(this::answer).without(reading, plan);
    }

    private Optional<Map<Digest, List<Blob>>> answer(Collection<Digest> manifests) {
        questions.add(manifests.size());
        Map<Digest, List<Blob>> known = new HashMap<>(remembered);
        known.keySet().retainAll(manifests);
        return answering ? Optional.of(known) : Optional.empty();
    }

    private static Condemned goes(int number) {
        return new Condemned(digest(number), List.of(), true, null, ALL);
    }

    private static ArtifactFacts naming(int number, int... blobs) {
        return image(number, NOW)
                .withContents(IntStream.of(blobs).mapToObj(SharingTest::blob).toList());
    }

    /** It has no contents of its own, so that nobody is asked for them. */
    private static ArtifactFacts index(int number) {
        return new ArtifactFacts(
                digest(number), "application/vnd.oci.image.index.v1+json", null, 9, 0, null, List.of(), null);
    }

    private static Blob blob(int number) {
        return new Blob(digest(number), size(number));
    }

    private static long size(int number) {
        return number * 7L;
    }
}
