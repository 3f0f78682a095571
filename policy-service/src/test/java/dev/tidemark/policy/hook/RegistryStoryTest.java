package dev.tidemark.policy.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryChanged;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.hook.format.Action;
import dev.tidemark.policy.hook.format.Notice;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistryStoryTest {

    private static final RegistryName REGISTRY = new RegistryName("default");
    private static final RepositoryName REPOSITORY = new RepositoryName("team/app");
    private static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));
    private static final Tag TAG = new Tag("1.4.2");
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private static Notice notice(Action action, Digest digest, Tag tag, Instant at, String id) {
        return new Notice(action, REPOSITORY, digest, tag, "application/x", at, "ci", "docker/27", id);
    }

    private static UUID id(Notice notice) {
        return RegistryStory.of(REGISTRY, notice).meta().id();
    }

    @Test
    void tellsEachNoticeAsItsEvent() {
        assertThat(event(Action.PUSHED, DIGEST, TAG))
                .isEqualTo(new ArtifactPushed(
                        meta(Action.PUSHED, DIGEST, TAG),
                        REGISTRY,
                        REPOSITORY,
                        DIGEST,
                        TAG,
                        "application/x",
                        AT,
                        "ci"));
        assertThat(event(Action.PUSHED, null, TAG))
                .isEqualTo(new RepositoryChanged(meta(Action.PUSHED, null, TAG), REGISTRY, REPOSITORY, TAG, AT, "ci"));
        assertThat(event(Action.PULLED, DIGEST, null))
                .isEqualTo(new ArtifactPulled(
                        meta(Action.PULLED, DIGEST, null), REGISTRY, REPOSITORY, DIGEST, null, AT, "ci"));
        assertThat(event(Action.DELETED, null, TAG))
                .isEqualTo(new ArtifactDeleted(meta(Action.DELETED, null, TAG), REGISTRY, REPOSITORY, null, TAG, AT));
    }

    private static RegistryEvent event(Action action, Digest digest, Tag tag) {
        return RegistryStory.of(REGISTRY, notice(action, digest, tag, AT, "7"));
    }

    private static EventMeta meta(Action action, Digest digest, Tag tag) {
        return EventMeta.of(id(notice(action, digest, tag, AT, "7")), AT, null);
    }

    @Test
    void theSameNoticeHasTheSameIdForEver() {
        assertThat(id(notice(Action.PUSHED, DIGEST, TAG, AT, "7")))
                .isEqualTo(id(notice(Action.PUSHED, DIGEST, TAG, AT, "7")))
                .isEqualTo(UUID.fromString("859d2596-fcbf-5d17-9170-7f2a0da8da46"));
        assertThat(id(notice(Action.PUSHED, DIGEST, TAG, AT, "7")).version()).isEqualTo(5);
    }

    @Test
    void whereTheSourceHasAnIdItsTimeDoesNotMatter() {
        assertThat(id(notice(Action.PUSHED, DIGEST, TAG, AT, "7")))
                .isEqualTo(id(notice(Action.PUSHED, DIGEST, TAG, AT.plusSeconds(1), "7")));
        assertThat(id(notice(Action.PUSHED, DIGEST, TAG, AT, null)))
                .isNotEqualTo(id(notice(Action.PUSHED, DIGEST, TAG, AT.plusSeconds(1), null)));
    }

    @Test
    void anythingElseIsAnotherEvent() {
        assertThat(Stream.of(
                                notice(Action.PUSHED, DIGEST, TAG, AT, "7"),
                                notice(Action.PULLED, DIGEST, TAG, AT, "7"),
                                notice(Action.PUSHED, null, TAG, AT, "7"),
                                notice(Action.PUSHED, DIGEST, null, AT, "7"),
                                notice(Action.PUSHED, DIGEST, TAG, AT, "8"),
                                notice(Action.PUSHED, DIGEST, TAG, AT, null))
                        .map(RegistryStoryTest::id))
                .doesNotHaveDuplicates();
        assertThat(RegistryStory.of(new RegistryName("other"), notice(Action.PUSHED, DIGEST, TAG, AT, "7"))
                        .meta()
                        .id())
                .isNotEqualTo(id(notice(Action.PUSHED, DIGEST, TAG, AT, "7")));
    }
}
