package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Blobs on their way in: at once, in chunks, or mounted from another repository. */
record UploadEndpoint(Repositories repositories, Uploads uploads) {

    void begin(Call call, RepositoryName name) throws IOException {
        var mounted = mountable(call);
        if (mounted.isPresent()) {
            link(call, name, mounted.get());
            return;
        }
        var upload = uploads.begin();
        var digest = call.queriedDigest("digest");
        if (digest.isPresent()) {
            finish(call, name, upload, digest.get());
            return;
        }
        progress(call, name, upload, 202);
    }

    void serve(Call call, RepositoryName name, UUID upload) throws IOException {
        uploads.file(upload);
        switch (call.method()) {
            case "GET" -> progress(call, name, upload, 204);
            case "PATCH" -> {
                requireNext(call, upload);
                uploads.append(upload, call.body());
                progress(call, name, upload, 202);
            }
            case "PUT" -> {
                requireNext(call, upload);
                finish(call, name, upload, call.queriedDigest("digest").orElseThrow(UploadEndpoint::noDigest));
            }
            case "DELETE" -> {
                uploads.cancel(upload);
                call.answer(204);
            }
            default -> throw new Refusal(Code.UNSUPPORTED, "not an operation on uploads");
        }
    }

    private Optional<Digest> mountable(Call call) {
        var from = call.query("from").filter(RepositoryName::isRepositoryName).map(RepositoryName::new);
        return call.queriedDigest("mount").filter(digest -> from.flatMap(
                        source -> repositories.open(source).blob(digest))
                .isPresent());
    }

    private void finish(Call call, RepositoryName name, UUID upload, Digest digest) throws IOException {
        uploads.append(upload, call.body());
        repositories.blobs().adopt(uploads.file(upload), digest);
        link(call, name, digest);
    }

    private void link(Call call, RepositoryName name, Digest digest) throws IOException {
        repositories.open(name).link(digest);
        call.with("Location", "/v2/" + name + "/blobs/" + digest)
                .with(Call.CONTENT_DIGEST, digest.value())
                .answer(201);
    }

    /** A chunk that says where it belongs has to be the next one. */
    private void requireNext(Call call, UUID upload) throws IOException {
        var range = call.header("Content-Range");
        if (range.isPresent() && !range.get().startsWith(uploads.size(upload) + "-")) {
            throw new Refusal(Code.BLOB_UPLOAD_INVALID, "the chunk does not begin where the last one ended");
        }
    }

    private void progress(Call call, RepositoryName name, UUID upload, int status) throws IOException {
        call.with("Location", "/v2/" + name + "/blobs/uploads/" + upload)
                .with("Range", "0-" + Math.max(0, uploads.size(upload) - 1))
                .with("Docker-Upload-UUID", upload.toString())
                .answer(status);
    }

    private static Refusal noDigest() {
        return new Refusal(Code.DIGEST_INVALID, "an upload ends with its digest");
    }
}
