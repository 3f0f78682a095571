package dev.tidemark.executor.registry.oci;

import static dev.tidemark.executor.registry.oci.OciFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.DeleteAnswer.Kind;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What registries mean when they answer a deletion. */
class DeletionTest {

    private static final Digest DIGEST = new Digest("sha256:" + "0".repeat(64));

    private final StandInRegistry server = new StandInRegistry(Flavour.ZOT);
    private final RegistryDeleter deleter = OciFixtures.open(server.url()).deleter();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "200, '', ACCEPTED",
        "202, '', ACCEPTED",
        "204, '', ACCEPTED",
        "404, MANIFEST_UNKNOWN, NOT_FOUND",
        "404, NAME_UNKNOWN, NOT_FOUND",
        "400, NAME_UNKNOWN, NOT_FOUND",
        "400, DIGEST_INVALID, UNSUPPORTED",
        "400, UNSUPPORTED, UNSUPPORTED",
        "400, SOMETHING, REFUSED",
        "405, UNSUPPORTED, UNSUPPORTED",
        "405, '', UNSUPPORTED",
        "405, DENIED, REFUSED",
        "400, TAG_INVALID, UNSUPPORTED",
        "501, '', UNSUPPORTED",
        "403, DENIED, REFUSED",
        "403, UNAUTHORIZED, REFUSED",
        "409, MANIFEST_INVALID, REFUSED",
        "412, PRECONDITION, REFUSED",
        "423, '', REFUSED"
    })
    void isReadFromStatusAndCodeTogether(int status, String code, Kind meaning) {
        server.answering(request ->
                Optional.of(code.isEmpty() ? Reply.of(status) : Reply.error(status, code, "says the registry")));

        DeleteAnswer answer = deleter.deleteManifest(REPOSITORY, DIGEST);

        assertThat(answer.kind()).isEqualTo(meaning);
        assertThat(answer.detail()).startsWith(Integer.toString(status)).contains(code);
        assertThat(deleter.deleteTag(REPOSITORY, new Tag("old"))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"500, UNKNOWN", "500, ''", "502, ''", "504, ''", "507, ''", "408, ''", "425, ''"})
    void isOpenWhereTheRegistryGaveUp(int status, String code) {
        server.answering(request -> Optional.of(Reply.error(status, code, "")));

        assertThatThrownBy(() -> deleter.deleteManifest(REPOSITORY, DIGEST))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("it is open what was done");
        assertThatThrownBy(() -> deleter.deleteTag(REPOSITORY, new Tag("old")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("it is open what was done");
        assertThat(server.effects()).hasSize(2);
    }

    /** Distribution 3 takes the manifest's link away first, collects what went wrong with its tags, and answers 202 anyway. */
    @Test
    void isNotVerifiedHereButByLookingAgain() {
        Digest image = new Push(server.url()).image(REPOSITORY, Instant.EPOCH, "v1");
        server.answering(request -> request.method().equals("DELETE") ? Optional.of(Reply.of(202)) : Optional.empty());

        assertThat(deleter.deleteManifest(REPOSITORY, image).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(deleter.reader().head(REPOSITORY, image)).isPresent();
    }

    @Test
    void leavesTagsBehindThatPointAtNothing() {
        Digest image = new Push(server.url()).image(REPOSITORY, Instant.EPOCH, "v1");
        deleter.deleteManifest(REPOSITORY, image);
        server.answering(request -> request.path().endsWith("/tags/list")
                ? Optional.of(Reply.json(200, "{\"tags\":[\"v1\"]}"))
                : Optional.empty());

        assertThat(deleter.reader().tags(REPOSITORY)).contains(List.of(new Tag("v1")));
        assertThat(deleter.reader().heads(REPOSITORY, List.of(new Tag("v1")))).isEmpty();
    }

    /** Distribution 3.0.0 and 3.1.0 where deletion is not enabled: that holds for digests, and tags go. */
    @Test
    void ofTagsIsJudgedByTagsAlone() {
        new Push(server.url()).image(REPOSITORY, Instant.EPOCH, "v1", "v2");
        server.answering(
                request -> request.method().equals("DELETE") && request.path().contains("sha256:")
                        ? Optional.of(Reply.error(405, "UNSUPPORTED", "The operation is unsupported."))
                        : Optional.empty());

        assertThat(deleter.deleteManifest(REPOSITORY, DIGEST).kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(deleter.deletesTags(REPOSITORY)).isTrue();
        assertThat(deleter.deleteTag(REPOSITORY, new Tag("v1")).kind()).isEqualTo(Kind.ACCEPTED);
    }

    @Test
    void isRefusedForAChildOfAnIndex() {
        Push push = new Push(server.url());
        Digest child = push.image(REPOSITORY, Instant.EPOCH);
        Digest index = push.index(REPOSITORY, List.of(child), "multi");

        assertThat(deleter.deleteManifest(REPOSITORY, child).kind()).isEqualTo(Kind.REFUSED);
        assertThat(deleter.deleteManifest(REPOSITORY, index).kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(deleter.deleteManifest(REPOSITORY, child).kind()).isEqualTo(Kind.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "404, MANIFEST_UNKNOWN, true",
        "404, TAG_UNKNOWN, true",
        "404, NOT_FOUND, true",
        "400, DIGEST_INVALID, false",
        "400, UNSUPPORTED, false",
        "400, TAG_INVALID, false",
        "405, UNSUPPORTED, false",
        "501, '', false"
    })
    void isProbedForTagsOnce(int status, String code, boolean can) {
        server.answering(request -> Optional.of(Reply.error(status, code, "")));

        assertThat(deleter.deletesTags(REPOSITORY)).isEqualTo(can);
        assertThat(deleter.deletesTags(REPOSITORY)).isEqualTo(can);
        assertThat(server.effects()).hasSize(1).allMatch(request -> request.path()
                .startsWith("/v2/library/app/manifests/tidemark-probe-"));
    }

    @ParameterizedTest
    @CsvSource({
        "404, NAME_UNKNOWN",
        "404, ''",
        "400, NAME_UNKNOWN",
        "403, DENIED",
        "405, DENIED",
        "405, ''",
        "400, ''",
        "409, MANIFEST_INVALID",
        "412, PRECONDITION",
        "202, ''",
        "500, UNKNOWN"
    })
    void isNotTakenForPossibleAndAskedAgainWhereTheAnswerIsUnclear(int status, String code) {
        server.answering(request -> Optional.of(Reply.error(status, code, "")));

        assertThat(deleter.deletesTags(REPOSITORY)).isFalse();
        assertThat(deleter.deletesTags(REPOSITORY)).isFalse();
        assertThat(server.effects()).hasSize(2);
    }

    @Test
    void tellsNoSecretThatSomebodyEchoes() {
        server.answering(request -> Optional.of(
                Reply.error(403, "DENIED", "not with Basic cm9ib3Q6c2VjcmV0 nor Bearer abc.def\\nand more")));

        assertThat(deleter.deleteManifest(REPOSITORY, DIGEST).detail())
                .isEqualTo("403 DENIED: not with Basic *** nor Bearer *** and more");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407})
    void failsWhereTheRegistryDoesNotLetUsIn(int status) {
        server.answering(request -> Optional.of(Reply.error(status, "UNAUTHORIZED", "who are you")));

        assertThatThrownBy(() -> deleter.deleteTag(REPOSITORY, new Tag("old")))
                .isInstanceOf(RegistryException.class)
                .hasMessage(
                        "DELETE manifest default/library/app:old failed: the registry did not let us in, it answered "
                                + status + " UNAUTHORIZED: who are you");
    }
}
