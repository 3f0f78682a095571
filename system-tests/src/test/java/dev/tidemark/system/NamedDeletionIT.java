package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.system.registry.Image;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Somebody deletes a tag, an artifact, and all of a repository by name; what nobody named stays. */
@WithStack
@Order(1)
final class NamedDeletionIT {

    private static final String REPOSITORY = "named/team/app";

    private final Image shared = Images.image("named shared", Instant.now());
    private final Image single = Images.image("named single", Instant.now());
    private final Image index = Images.index("named index", Instant.now());
    private final Stack stack;

    NamedDeletionIT(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> deletesWhatIsNamedAndNothingElse() {
        return stack.registries().stream()
                .map(registry -> DynamicTest.dynamicTest(registry.name(), () -> journey(registry)));
    }

    private void journey(RegistryUnderTest registry) {
        // given
        registry.push(REPOSITORY, shared, "a", "b", "c");
        registry.push(REPOSITORY, single, "single");
        registry.push(REPOSITORY, index, "multi");
        var door = stack.harborOf(registry.name());
        // when, then
        deletesATagThatIsAloneOnItsManifest(registry, door);
        deletesATagThatSharesItsManifestWhereItCan(registry, door);
        keepsWhatAnIndexNeeds(registry, door);
        findsNothingUnderNamesThatNobodyGave(registry, door);
        deletesAnArtifactWithAllItsTags(registry, door);
        deletesAllOfARepository(registry, door);
        tellsWhoAskedForIt(registry, door);
    }

    private void deletesATagThatIsAloneOnItsManifest(RegistryUnderTest registry, HarborClient door) {
        assertThat(delete(registry, door, "/tags/single")).isEqualTo(204);

        assertThat(registry.client().digest(REPOSITORY, "single")).isEmpty();
        assertThat(registry.client().has(REPOSITORY, single.digest())).isEqualTo(registry.deletesTags());
        assertStay(registry, shared, "a", "b", "c");
        assertStay(registry, index, "multi");
    }

    private void deletesATagThatSharesItsManifestWhereItCan(RegistryUnderTest registry, HarborClient door) {
        var answer = door.delete(registry.name(), REPOSITORY, "/tags/a");

        if (registry.deletesTags()) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            assertThat(registry.client().digest(REPOSITORY, "a")).isEmpty();
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            assertThat(answer.body()).contains("SHARED_DIGEST");
            assertStay(registry, shared, "a");
        }
        assertStay(registry, shared, "b", "c");
    }

    private void keepsWhatAnIndexNeeds(RegistryUnderTest registry, HarborClient door) {
        Digest child = index.children().get(0).digest();

        var answer = door.delete(registry.name(), REPOSITORY, "/artifacts/" + child);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("INDEX_CHILD");
        assertStay(registry, index, "multi");
    }

    private static void findsNothingUnderNamesThatNobodyGave(RegistryUnderTest registry, HarborClient door) {
        registry.proxy().forget();

        assertThat(delete(registry, door, "/tags/nobody")).isEqualTo(404);
        assertThat(delete(registry, door, "/artifacts/sha256:" + "0".repeat(64)))
                .isEqualTo(404);

        assertThat(registry.proxy().changes()).isEmpty();
    }

    private void deletesAnArtifactWithAllItsTags(RegistryUnderTest registry, HarborClient door) {
        assertThat(delete(registry, door, "/artifacts/" + shared.digest())).isEqualTo(204);

        assertThat(registry.client().tags(REPOSITORY)).containsOnlyKeys("multi");
        assertThat(registry.client().has(REPOSITORY, shared.digest())).isFalse();
        assertStay(registry, index, "multi");
    }

    private void deletesAllOfARepository(RegistryUnderTest registry, HarborClient door) {
        assertThat(delete(registry, door, "")).isEqualTo(204);

        assertThat(registry.client().digest(REPOSITORY, "multi")).isEmpty();
        Stream.concat(Stream.of(index, single), index.children().stream())
                .forEach(image -> assertThat(registry.client().has(REPOSITORY, image.digest()))
                        .isFalse());
    }

    private static void tellsWhoAskedForIt(RegistryUnderTest registry, HarborClient door) {
        List<String> deletions = door.export("/api/v1/history?project=named&format=ndjson").stream()
                .filter(line -> line.contains("\"registry\":\"" + registry.name() + "\""))
                .toList();

        assertThat(deletions).hasSizeGreaterThanOrEqualTo(8).allSatisfy(line -> assertThat(line)
                .contains("\"trigger\":\"CLIENT\"", "\"requestedBy\":\"admin\""));
    }

    private static int delete(RegistryUnderTest registry, HarborClient door, String below) {
        return door.delete(registry.name(), REPOSITORY, below).statusCode();
    }

    private static void assertStay(RegistryUnderTest registry, Image image, String... tags) {
        for (String tag : tags) {
            assertThat(registry.client().digest(REPOSITORY, tag)).contains(image.digest());
        }
        registry.assertPullable(REPOSITORY, image.digest());
    }
}
