package dev.tidemark.executor.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.memory.Call;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryEdgeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final RepositoryName APP = new RepositoryName("library/app");
    private static final Tag V1 = new Tag("v1");

    private final InMemoryRegistry registry = InMemoryRegistry.empty(new RegistryName("default"), TagDeletion.AS_TAGS);
    private final Digest image = registry.push(APP, NOW, "v1");
    private final RegistryEdge edge = new RegistryEdge(registry.deleter(), APP, () -> false);

    @Test
    void verifiesWhatWasAccepted() {
        assertThat(edge.deleteTag(V1, image).outcome()).isEqualTo(Outcome.DELETED);
        assertThat(edge.deleteManifest(image).outcome()).isEqualTo(Outcome.DELETED);
        assertThat(registry.digests(APP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, FAILED, NOT_VERIFIED",
        "NOT_FOUND, GONE, ",
        "REFUSED, FAILED, REFUSED",
        "UNSUPPORTED, FAILED, UNSUPPORTED"
    })
    void saysWhatAnAnswerCameToWhileTheThingIsStillThere(DeleteAnswer.Kind answer, Outcome outcome, Reason reason) {
        registry.insteadOfDeleting(call -> Optional.of(new DeleteAnswer(answer, "said so")));

        assertThat(edge.deleteManifest(image).outcome()).isEqualTo(outcome);
        assertThat(edge.deleteManifest(image).reason()).isEqualTo(reason);
        assertThat(edge.deleteTag(V1, image).outcome()).isEqualTo(outcome);
        assertThat(edge.deleteTag(V1, image).reason()).isEqualTo(reason);
    }

    @Test
    void believesInAnAbsenceOnlyWhileTheRegistryAndTheRepositoryAnswer() {
        Digest absent = new Digest("sha256:" + "0".repeat(64));
        assertThat(edge.deleteManifest(absent).outcome()).isEqualTo(Outcome.GONE);

        registry.remove(APP);
        assertThat(edge.deleteManifest(absent).reason()).isEqualTo(Reason.NOT_VERIFIED);

        failOn(Operation.PING);
        assertThat(edge.deleteManifest(absent).reason()).isEqualTo(Reason.REGISTRY_ERROR);
    }

    @Test
    void keepsATagThatPointsElsewhereByNow() {
        Digest other = registry.push(APP, NOW, "v1");

        assertThat(edge.deleteTag(V1, image).reason()).isEqualTo(Reason.MOVED);
        assertThat(registry.digests(APP)).contains(other);
        assertThat(registry.count(Operation.DELETE_TAG)).isZero();
    }

    @Test
    void keepsATagThatTheRegistryDidNotFindWhereItWasAnyMore() {
        registry.insteadOfDeleting(call -> {
            registry.push(APP, NOW, "v1");
            return Optional.of(new DeleteAnswer(DeleteAnswer.Kind.NOT_FOUND, "not on that digest"));
        });

        assertThat(edge.deleteTag(V1, image).reason()).isEqualTo(Reason.MOVED);
    }

    @Test
    void looksAtATagAgainAfterItHadToWaitForItsPartition() {
        AtomicInteger asked = new AtomicInteger();
        RegistryEdge waiting = new RegistryEdge(registry.deleter(), APP, () -> {
            if (asked.incrementAndGet() == 1) {
                registry.push(APP, NOW, "v1");
                return true;
            }
            return false;
        });

        assertThat(waiting.deleteTag(V1, image).reason()).isEqualTo(Reason.MOVED);
        assertThat(registry.count(Operation.DELETE_TAG)).isZero();
    }

    @Test
    void doesNotCallDeletedWhatItCouldNotVerify() {
        failOn(Operation.HEAD);

        assertThat(edge.deleteManifest(image).reason()).isEqualTo(Reason.REGISTRY_ERROR);
    }

    @Test
    void claimsADeletionWhoseAnswerWasLost() {
        registry.insteadOfDeleting(call -> {
            registry.remove(APP, image);
            throw new RegistryException("the connection broke");
        });

        assertThat(edge.deleteManifest(image).outcome()).isEqualTo(Outcome.DELETED);
    }

    @Test
    void saysThatItFailedWhereItIsStillThereAfterAnAnswerThatLeavesThatOpen() {
        registry.insteadOfDeleting(call -> {
            throw new RegistryException("it is open what was done");
        });

        assertThat(edge.deleteManifest(image).reason()).isEqualTo(Reason.REGISTRY_ERROR);
        assertThat(edge.deleteTag(V1, image).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void looksUpWhatBecameOfSomethingWithoutChangingIt() {
        assertThat(edge.lookUp(new Subject(image, V1)))
                .map(RegistryEdge.Effect::outcome)
                .contains(Outcome.KEPT);
        registry.untag(APP, "v1");
        assertThat(edge.lookUp(new Subject(image, V1)))
                .map(RegistryEdge.Effect::outcome)
                .contains(Outcome.GONE);
        failOn(Operation.HEAD);
        assertThat(edge.lookUp(Subject.manifest(image))).isEmpty();
    }

    private void failOn(Operation operation) {
        registry.beforeEach((Call call) -> {
            if (call.operation() == operation) {
                throw new RegistryException("broken");
            }
        });
    }
}
