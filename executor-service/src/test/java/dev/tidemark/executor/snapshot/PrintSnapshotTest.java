package dev.tidemark.executor.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.snapshot.ArtifactDocument;
import dev.tidemark.evaluator.snapshot.SnapshotDocument;
import dev.tidemark.evaluator.snapshot.TagDocument;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.harbor.StandInHarbor;
import dev.tidemark.standalone.sandbox.SandboxRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintSnapshotTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant CREATED = Instant.parse("2026-10-01T08:00:00Z");
    private static final RepositoryName REPOSITORY = new RepositoryName("library/app");

    private static final String USER = "TIDEMARK_REGISTRY_USER";
    private static final String PASSWORD = "TIDEMARK_REGISTRY_PASSWORD";

    @TempDir
    Path directory;

    @Test
    void writesDownAllThatTheRegistryTellsAndNothingMore() throws IOException {
        try (SandboxRegistry registry = SandboxRegistry.start(directory, 0)) {
            Push push = new Push(registry.url());
            Digest image = push.image(REPOSITORY, CREATED, "v1", "latest");
            Digest child = push.image(REPOSITORY, CREATED);
            Digest index = push.index(REPOSITORY, List.of(child), "multi");
            registry.requests().clear();

            SnapshotDocument snapshot = print(registry, Map.of());

            assertThat(registry.requests().isReadOnly()).isTrue();
            assertThat(snapshot.repository()).isEqualTo("library/app");
            assertThat(snapshot.complete()).isTrue();
            assertThat(snapshot.takenAt()).isEqualTo(NOW.toString());
            assertThat(snapshot.pullEvidenceSince()).isNull();
            assertThat(snapshot.artifacts())
                    .extracting(ArtifactDocument::digest)
                    .containsExactlyInAnyOrder(image.value(), child.value(), index.value());
            assertThat(snapshot.artifacts()).allSatisfy(artifact -> {
                assertThat(artifact.pushedAt()).isNull();
                assertThat(artifact.createdAt()).isEqualTo(CREATED.toString());
            });
            assertThat(of(image, snapshot).tags())
                    .containsExactly(
                            new TagDocument("latest", null, null, null), new TagDocument("v1", null, null, null));
            assertThat(of(index, snapshot).children()).containsExactly(child.value());
        }
    }

    @Test
    void writesDownTheTimesOfARegistryThatKnowsThem() throws IOException {
        try (StandInHarbor harbor = new StandInHarbor("library")) {
            harbor.at(CREATED);
            Digest image = harbor.push().image(REPOSITORY, CREATED, "v1");
            harbor.at(NOW);
            harbor.tag(REPOSITORY, image, "v2");
            harbor.pull(REPOSITORY, "v1");
            harbor.immutable(REPOSITORY, "v2");

            SnapshotDocument snapshot =
                    print("harbor", harbor.url(), Map.of(USER, StandInHarbor.ADMIN, PASSWORD, StandInHarbor.PASSWORD));

            assertThat(snapshot.pullEvidenceSince()).isEqualTo("1970-01-01T00:00:00Z");
            assertThat(of(image, snapshot).pushedAt()).isEqualTo(CREATED.toString());
            assertThat(of(image, snapshot).pulledAt()).isEqualTo(NOW.toString());
            assertThat(of(image, snapshot).tags())
                    .containsExactly(
                            new TagDocument("v1", CREATED.toString(), NOW.toString(), null),
                            new TagDocument("v2", NOW.toString(), null, true));
        }
    }

    @Test
    void showsWhoItIsWhereItIsAsked() {
        try (SandboxRegistry registry = SandboxRegistry.startProtected(directory, 0, "robot", "s3cret-word")) {
            assertThatThrownBy(() -> print(registry, credentials("s3cret-wrong")))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("401")
                    .hasMessageNotContaining("s3cret");
            assertThatThrownBy(() -> print(registry, credentials("s3cret-word")))
                    .hasMessage("the registry knows no repository library/app");
        }
    }

    @Test
    void saysWhatIsWrongWithWhatItIsTold() {
        assertThatThrownBy(() -> of("quay", "http://localhost", "app"))
                .hasMessage("there is no kind quay, only [oci, harbor]");
        assertThatThrownBy(() -> of("harbor", "http://localhost", "app"))
                .hasMessage("username and password are missing");
        assertThatThrownBy(() -> of("oci", "http://robot:s3cret@localhost", "app"))
                .hasMessageContaining("must not hold credentials")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> of("oci", "http://localhost", "App"))
                .hasMessageContaining("not a repository name: App");
    }

    private static PrintSnapshot of(String... arguments) {
        return PrintSnapshot.of(Map.of(), Clock.systemUTC(), arguments);
    }

    private static Map<String, String> credentials(String password) {
        return Map.of(USER, "robot", PASSWORD, password);
    }

    private static SnapshotDocument print(SandboxRegistry registry, Map<String, String> environment)
            throws IOException {
        return print("oci", registry.url(), environment);
    }

    private static SnapshotDocument print(String kind, URI url, Map<String, String> environment) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintSnapshot.of(environment, Clock.fixed(NOW, ZoneOffset.UTC), kind, url.toString(), REPOSITORY.value())
                .print(out);
        return new ObjectMapper().readValue(out.toByteArray(), SnapshotDocument.class);
    }

    private static ArtifactDocument of(Digest digest, SnapshotDocument snapshot) {
        return snapshot.artifacts().stream()
                .filter(artifact -> artifact.digest().equals(digest.value()))
                .findFirst()
                .orElseThrow();
    }
}
