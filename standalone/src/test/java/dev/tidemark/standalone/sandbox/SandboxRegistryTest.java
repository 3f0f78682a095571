package dev.tidemark.standalone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OCI's distribution specification asks of a registry, through HTTP. */
final class SandboxRegistryTest {

    private static final String UNKNOWN = "sha256:" + "0".repeat(64);

    @TempDir
    Path directory;

    private SandboxRegistry registry;
    private Client client;

    @BeforeEach
    void start() {
        registry = SandboxRegistry.start(directory, 0);
        client = new Client(registry.url());
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void saysThatItIsARegistry() {
        assertThat(client.get("/v2/").statusCode()).isEqualTo(200);
        assertThat(client.get("/v2/").headers().firstValue("Docker-Distribution-Api-Version"))
                .hasValue("registry/2.0");
    }

    @Test
    void takesABlobAtOnce() {
        var blob = bytes("at once");
        var pushed = client.send("POST", "/v2/a/b/blobs/uploads/?digest=" + Blobs.digestOf(blob), blob);
        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(client.get(location(pushed)).body()).isEqualTo(blob);
    }

    @Test
    void takesABlobAsOnePutAfterAPost() {
        var blob = bytes("post, then put");
        var begun = client.send("POST", "/v2/a/b/blobs/uploads/", bytes(""));
        assertThat(begun.statusCode()).isEqualTo(202);
        var ended = client.send("PUT", location(begun) + "?digest=" + Blobs.digestOf(blob), blob);
        assertThat(ended.statusCode()).isEqualTo(201);
        var head = client.send("HEAD", location(ended), bytes(""));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue(Integer.toString(blob.length));
        assertThat(head.headers().firstValue("Docker-Content-Digest"))
                .hasValue(Blobs.digestOf(blob).value());
    }

    @Test
    void takesABlobInChunks() {
        var begun = client.send("POST", "/v2/a/b/blobs/uploads/", bytes(""));
        var first = client.send("PATCH", location(begun), bytes("one,"), "Content-Range", "0-3");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Range")).hasValue("0-3");
        var wrong = client.send("PATCH", location(first), bytes("two"), "Content-Range", "7-9");
        assertThat(wrong.statusCode()).isEqualTo(416);
        var second = client.send("PATCH", location(first), bytes("two"), "Content-Range", "4-6");
        assertThat(client.get(location(second)).statusCode()).isEqualTo(204);
        var digest = Blobs.digestOf(bytes("one,two"));
        var ended = client.send("PUT", location(second) + "?digest=" + digest, bytes(""));
        assertThat(ended.statusCode()).isEqualTo(201);
        assertThat(client.get(location(second)).statusCode()).isEqualTo(404);
        assertThat(text(client.get("/v2/a/b/blobs/" + digest))).isEqualTo("one,two");
    }

    @Test
    void refusesABlobThatIsNotWhatItsDigestSays() {
        var pushed = client.send("POST", "/v2/a/b/blobs/uploads/?digest=" + UNKNOWN, bytes("other"));
        assertThat(pushed.statusCode()).isEqualTo(400);
        assertThat(text(pushed)).contains("DIGEST_INVALID");
    }

    @Test
    void mountsABlobFromAnotherRepositoryOrAsksForIt() {
        var digest = client.pushBlob("a/b", bytes("shared"));
        var mounted = client.send("POST", "/v2/c/d/blobs/uploads/?mount=" + digest + "&from=a/b", bytes(""));
        assertThat(mounted.statusCode()).isEqualTo(201);
        assertThat(client.get("/v2/c/d/blobs/" + digest).statusCode()).isEqualTo(200);
        var unknown = client.send("POST", "/v2/c/d/blobs/uploads/?mount=" + UNKNOWN + "&from=a/b", bytes(""));
        assertThat(unknown.statusCode()).isEqualTo(202);
        assertThat(client.get("/v2/e/f/blobs/" + digest).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsManifestsAsTheyCame() {
        var digest = client.pushImage("a/b", "v1", "one");
        for (var reference : List.of("v1", digest)) {
            var manifest = client.get("/v2/a/b/manifests/" + reference);
            assertThat(manifest.statusCode()).isEqualTo(200);
            assertThat(manifest.headers().firstValue("Content-Type")).hasValue(Client.MANIFEST);
            assertThat(manifest.headers().firstValue("Docker-Content-Digest")).hasValue(digest);
            assertThat(Blobs.digestOf(manifest.body()).value()).isEqualTo(digest);
            var head = client.send("HEAD", "/v2/a/b/manifests/" + reference, bytes(""));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Docker-Content-Digest")).hasValue(digest);
            assertThat(head.headers().firstValue("Content-Length")).hasValue(Integer.toString(manifest.body().length));
        }
    }

    @Test
    void refusesAManifestWhosePartsAreMissing() {
        var manifest = bytes("{\"schemaVersion\":2,\"config\":{\"digest\":\"" + UNKNOWN + "\"},\"layers\":[]}");
        var pushed = client.send("PUT", "/v2/a/b/manifests/v1", manifest, "Content-Type", Client.MANIFEST);
        assertThat(pushed.statusCode()).isEqualTo(404);
        assertThat(text(pushed)).contains("MANIFEST_BLOB_UNKNOWN");
    }

    @Test
    void answersWhatItDoesNotKnowWithTheRightCode() {
        assertThat(text(client.get("/v2/a/b/tags/list"))).contains("NAME_UNKNOWN");
        client.pushImage("a/b", "v1", "one");
        assertThat(client.get("/v2/a/b/manifests/v2").statusCode()).isEqualTo(404);
        assertThat(text(client.get("/v2/a/b/manifests/v2"))).contains("MANIFEST_UNKNOWN");
        assertThat(text(client.get("/v2/a/b/blobs/" + UNKNOWN))).contains("BLOB_UNKNOWN");
        assertThat(text(client.get("/v2/A/b/tags/list"))).contains("NAME_INVALID");
        assertThat(text(client.get("/v2/a/b/tags/list?n=x"))).contains("PAGINATION_NUMBER_INVALID");
        assertThat(client.send("POST", "/v2/_catalog", bytes("")).statusCode()).isEqualTo(405);
        assertThat(client.get("/v2/a/../../b/tags/list").statusCode()).isEqualTo(400);
    }

    @Test
    void untagsOneTagAndLeavesTheOthers() {
        var digest = client.pushImage("a/b", "v1", "one");
        client.pushImage("a/b", "latest", "one");
        assertThat(client.send("DELETE", "/v2/a/b/manifests/v1", bytes("")).statusCode())
                .isEqualTo(202);
        assertThat(client.send("DELETE", "/v2/a/b/manifests/v1", bytes("")).statusCode())
                .isEqualTo(404);
        assertThat(text(client.get("/v2/a/b/tags/list"))).contains("[\"latest\"]");
        assertThat(client.get("/v2/a/b/manifests/" + digest).statusCode()).isEqualTo(200);
    }

    @Test
    void deletesADigestWithAllItsTags() {
        var digest = client.pushImage("a/b", "v1", "one");
        client.pushImage("a/b", "latest", "one");
        client.pushImage("a/b", "v2", "two");
        assertThat(client.send("DELETE", "/v2/a/b/manifests/" + digest, bytes(""))
                        .statusCode())
                .isEqualTo(202);
        assertThat(text(client.get("/v2/a/b/tags/list"))).contains("[\"v2\"]");
        assertThat(client.get("/v2/a/b/manifests/" + digest).statusCode()).isEqualTo(404);
        assertThat(client.send("DELETE", "/v2/a/b/manifests/" + digest, bytes(""))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void listsTagsAndRepositoriesInPages() {
        for (var tag : List.of("c", "a", "b")) {
            client.pushImage("x/y", tag, tag);
        }
        client.pushImage("deep/er/still", "v1", "one");
        var first = client.get("/v2/x/y/tags/list?n=2");
        assertThat(text(first)).contains("[\"a\",\"b\"]");
        var next = first.headers().firstValue("Link").orElseThrow().replaceAll("<(.*)>.*", "$1");
        var second = client.get(next);
        assertThat(text(second)).contains("[\"c\"]");
        assertThat(second.headers().firstValue("Link")).isEmpty();
        assertThat(text(client.get("/v2/_catalog"))).contains("[\"deep/er/still\",\"x/y\"]");
        assertThat(client.get("/v2/_catalog?n=1").headers().firstValue("Link"))
                .hasValueSatisfying(link -> assertThat(link).contains("last=deep%2Fer%2Fstill"));
    }

    @Test
    void findsWhatRefersToAManifest() {
        var image = client.pushImage("a/b", "v1", "one");
        var sbom = client.pushReferrer("a/b", image, "application/x-sbom");
        var found = text(client.get("/v2/a/b/referrers/" + image));
        assertThat(found).contains(sbom).contains("application/x-sbom");
        var other = client.get("/v2/a/b/referrers/" + image + "?artifactType=application/x-other");
        assertThat(text(other)).doesNotContain(sbom);
        assertThat(other.headers().firstValue("OCI-Filters-Applied")).hasValue("artifactType");
    }

    @Test
    void remembersOverARestartAndCountsRequests() {
        client.pushImage("a/b", "v1", "one");
        assertThat(registry.requests().isReadOnly()).isFalse();
        stop();
        start();
        assertThat(text(client.get("/v2/a/b/tags/list"))).contains("[\"v1\"]");
        assertThat(registry.requests().isReadOnly()).isTrue();
        assertThat(registry.requests().countByMethod()).containsEntry("GET", 1L);
        assertThat(registry.requests().requests()).hasToString("[GET /v2/a/b/tags/list]");
    }

    @Test
    void asksForAPasswordIfItIsToldTo() {
        try (var closed = SandboxRegistry.startProtected(directory.resolve("closed"), 0, "reader", "secret")) {
            var answer = new Client(closed.url()).get("/v2/");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"sandbox\"");
        }
    }

    private static String location(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
