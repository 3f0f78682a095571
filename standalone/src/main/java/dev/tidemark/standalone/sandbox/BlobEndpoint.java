package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;

/** Blobs that are there. */
record BlobEndpoint(Repositories repositories) {

    void serve(Call call, RepositoryName name, Digest digest) throws IOException {
        var repository = repositories.open(name);
        var blob =
                repository.blob(digest).orElseThrow(() -> new Refusal(Code.BLOB_UNKNOWN, "blob unknown to registry"));
        switch (call.method()) {
            case "GET", "HEAD" ->
                call.with(Call.CONTENT_DIGEST, digest.value()).answer(200, "application/octet-stream", blob);
            case "DELETE" -> {
                repository.unlink(digest);
                call.answer(202);
            }
            default -> throw new Refusal(Code.UNSUPPORTED, "not an operation on blobs");
        }
    }
}
