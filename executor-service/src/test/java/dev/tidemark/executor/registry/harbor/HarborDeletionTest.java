package dev.tidemark.executor.registry.harbor;

import static dev.tidemark.executor.registry.harbor.HarborFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.DeleteAnswer.Kind;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.Seen;
import dev.tidemark.executor.registry.standin.harbor.StandInHarbor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Harbor takes along, what it refuses, and what its answers mean. */
class HarborDeletionTest {

    private static final Instant CREATED = Instant.parse("2024-05-06T07:08:09Z");
    private static final Digest DIGEST = new Digest("sha256:" + "0".repeat(64));

    private final StandInHarbor harbor = new StandInHarbor("library");
    private final OpenRegistry registry = HarborFixtures.open(harbor);
    private final RegistryDeleter deleter = registry.deleter();
    private final Push push = harbor.push();

    @AfterEach
    void stop() {
        harbor.close();
    }

    @Test
    void asksNobodyWhetherTagsCanBeDeleted() {
        assertThat(deleter.deletesTags(REPOSITORY)).isTrue();
        assertThat(harbor.server().seen()).isEmpty();
    }

    @Test
    void ofAnArtifactTakesItsAccessoriesAlong() {
        Digest image = push.image(REPOSITORY, CREATED, "v1");
        Digest signature = push.referrer(REPOSITORY, image, "application/vnd.example.signature", "signature");
        push.referrer(REPOSITORY, signature, "application/vnd.example.timestamp");

        assertThat(deleter.deleteManifest(REPOSITORY, image).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(harbor.digests(REPOSITORY)).isEmpty();
    }

    @Test
    void ofAnIndexTakesChildrenAlongThatNobodyElseNamesOrRefersTo() {
        Digest lonely = push.image(REPOSITORY, CREATED);
        Digest named = push.image(REPOSITORY, CREATED, "amd64");
        Digest shared = push.image(REPOSITORY, CREATED);
        Digest index = push.index(REPOSITORY, List.of(lonely, named, shared), "multi");
        Digest other = push.index(REPOSITORY, List.of(shared), "other");

        assertThat(deleter.deleteManifest(REPOSITORY, index).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(harbor.digests(REPOSITORY)).containsExactlyInAnyOrder(named, shared, other);
    }

    @Test
    void leavesATagAloneThatPointsAtSomethingElseByNow() {
        Digest decided = push.image(REPOSITORY, CREATED, "latest");
        Digest now = push.image(REPOSITORY, CREATED, "latest");

        DeleteAnswer answer = deleter.deleteTag(REPOSITORY, new Tag("latest"), decided);

        assertThat(answer.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(registry.reader()
                        .head(REPOSITORY, new Tag("latest"))
                        .orElseThrow()
                        .digest())
                .isEqualTo(now);
        assertThat(deleter.deleteTag(REPOSITORY, new Tag("latest"), now).kind()).isEqualTo(Kind.ACCEPTED);
    }

    @Test
    void isRefusedForAChildOfAnIndex() {
        Digest child = push.image(REPOSITORY, CREATED, "amd64");
        push.index(REPOSITORY, List.of(child), "multi");

        DeleteAnswer answer = deleter.deleteManifest(REPOSITORY, child);

        assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
        assertThat(answer.detail())
                .isEqualTo("412 VIOLATE_FOREIGN_KEY_CONSTRAINT: the deleting artifact is referenced by others");
    }

    @Test
    void isRefusedForAProtectedTagAndForWhatItNames() {
        Digest image = push.image(REPOSITORY, CREATED, "v1", "latest");
        harbor.immutable(REPOSITORY, "v1");

        assertThat(deleter.deleteTag(REPOSITORY, new Tag("v1")).kind()).isEqualTo(Kind.REFUSED);
        assertThat(deleter.deleteManifest(REPOSITORY, image))
                .isEqualTo(new DeleteAnswer(
                        Kind.REFUSED, "412 PRECONDITION: the tag v1 configured as immutable, cannot be deleted"));
        assertThat(deleter.deleteTag(REPOSITORY, new Tag("latest")).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(harbor.digests(REPOSITORY)).containsExactly(image);
    }

    @Test
    void isRefusedWhereNothingMayBeWritten() {
        push.image(REPOSITORY, CREATED, "v1");
        harbor.readOnly();

        assertThat(deleter.deleteTag(REPOSITORY, new Tag("v1")).detail())
                .startsWith("403 DENIED: The system is in read");
    }

    @Test
    void needsARightForTagsAndOneForArtifacts() {
        Digest image = push.image(REPOSITORY, CREATED, "v1", "v2");
        RegistryDeleter ofTags = HarborFixtures.open(harbor, harbor.robot("library", "tag:delete"))
                .deleter();

        assertThat(ofTags.deleteTag(REPOSITORY, new Tag("v1")).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(ofTags.deleteManifest(REPOSITORY, image))
                .isEqualTo(new DeleteAnswer(Kind.REFUSED, "403 FORBIDDEN: forbidden"));
        RegistryDeleter ofArtifacts = HarborFixtures.open(harbor, harbor.robot("library", "artifact:delete"))
                .deleter();
        assertThat(ofArtifacts.deleteTag(REPOSITORY, new Tag("v2")).kind()).isEqualTo(Kind.REFUSED);
        assertThat(ofArtifacts.deleteManifest(REPOSITORY, image).kind()).isEqualTo(Kind.ACCEPTED);
    }

    @Test
    void failsWhereHarborDoesNotLetUsIn() {
        RegistryDeleter stranger = HarborFixtures.open(harbor, "robot$expired").deleter();

        assertThatThrownBy(() -> stranger.deleteTag(REPOSITORY, new Tag("v1")))
                .isInstanceOf(RegistryException.class)
                .hasMessage("DELETE tag default/library/team/app:v1 failed: the registry did not let us in, it answered"
                        + " 401 UNAUTHORIZED: unauthorized");
    }

    @Test
    void asksHarborsOwnApi() {
        deleter.deleteTag(REPOSITORY, new Tag("v1"));
        deleter.deleteTag(REPOSITORY, new Tag("v1"), DIGEST);
        deleter.deleteManifest(REPOSITORY, DIGEST);

        String artifacts = "/api/v2.0/projects/library/repositories/team%2Fapp/artifacts/";
        assertThat(harbor.server().effects())
                .extracting(Seen::path)
                .containsExactly(artifacts + "v1/tags/v1", artifacts + DIGEST + "/tags/v1", artifacts + DIGEST);
    }

    @ParameterizedTest
    @CsvSource({
        "200, '', ACCEPTED",
        "404, NOT_FOUND, NOT_FOUND",
        "412, PRECONDITION, REFUSED",
        "412, VIOLATE_FOREIGN_KEY_CONSTRAINT, REFUSED",
        "403, FORBIDDEN, REFUSED",
        "403, DENIED, REFUSED",
        "400, BAD_REQUEST, REFUSED",
        "422, UNPROCESSABLE_ENTITY, REFUSED",
        "405, METHOD_NOT_ALLOWED, UNSUPPORTED",
        "409, CONFLICT, REFUSED"
    })
    void isReadFromStatusAndCode(int status, String code, Kind meaning) {
        harbor.server()
                .answering(request ->
                        Optional.of(code.isEmpty() ? Reply.of(status) : Reply.error(status, code, "says Harbor")));

        assertThat(deleter.deleteManifest(REPOSITORY, DIGEST).kind()).isEqualTo(meaning);
        assertThat(deleter.deleteTag(REPOSITORY, new Tag("v1")).kind()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void isOpenWhereHarborFailed(int status) {
        harbor.server().answering(request -> Optional.of(Reply.error(status, "UNKNOWN", "internal server error")));

        assertThatThrownBy(() -> deleter.deleteManifest(REPOSITORY, DIGEST))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("it is open what was done");
        assertThat(harbor.server().effects()).hasSize(1);
    }
}
