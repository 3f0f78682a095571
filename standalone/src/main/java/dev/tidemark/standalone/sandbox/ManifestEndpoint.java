package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;
import java.util.Optional;

/** Manifests, by tag or by digest. */
final class ManifestEndpoint {

    private final Repositories repositories;
    private final Audience audience;
    private final Object changes = new Object();

    ManifestEndpoint(Repositories repositories, Audience audience) {
        this.repositories = repositories;
        this.audience = audience;
    }

    void serve(Call call, RepositoryName name, String reference) throws IOException {
        if (!Digest.isDigest(reference) && !Tag.isTag(reference)) {
            throw new Refusal(Code.TAG_INVALID, "neither a tag nor a digest");
        }
        switch (call.method()) {
            case "GET", "HEAD" -> read(call, name, reference);
            case "PUT" -> write(call, name, reference);
            case "DELETE" -> delete(call, name, reference);
            default -> throw new Refusal(Code.UNSUPPORTED, "not an operation on manifests");
        }
    }

    private void read(Call call, RepositoryName name, String reference) throws IOException {
        var repository = repositories.require(name);
        var digest = digest(repository, reference).orElseThrow(ManifestEndpoint::unknown);
        var manifest = repository.manifest(digest).orElseThrow(ManifestEndpoint::unknown);
        call.with(Call.CONTENT_DIGEST, digest.value()).answer(200, manifest.mediaType(), manifest.content());
        audience.tell(ManifestEvent.pulled(call, name, reference, manifest));
    }

    private void write(Call call, RepositoryName name, String reference) throws IOException {
        var content = call.body().readNBytes(Manifest.MAX_BYTES + 1);
        if (content.length > Manifest.MAX_BYTES) {
            throw new Refusal(Code.SIZE_INVALID, "a manifest has at most 4 MiB");
        }
        var digest = Digest.isDigest(reference) ? new Digest(reference) : Blobs.digestOf(content);
        if (!Blobs.matches(content, digest)) {
            throw new Refusal(Code.DIGEST_INVALID, "the content is not that of " + digest);
        }
        var mediaType = call.header("Content-Type").orElse("application/vnd.oci.image.manifest.v1+json");
        var manifest = Manifest.of(digest, mediaType, content);
        accept(repositories.open(name), manifest, reference);
        manifest.subject().ifPresent(subject -> call.with("OCI-Subject", subject.value()));
        call.with("Location", "/v2/" + name + "/manifests/" + digest)
                .with(Call.CONTENT_DIGEST, digest.value())
                .answer(201);
        audience.tell(ManifestEvent.pushed(call, name, reference, manifest));
    }

    /** One at a time, as deletions are: a tag never points at a manifest that just went. */
    private void accept(Repository repository, Manifest manifest, String reference) throws IOException {
        requireParts(repository, manifest);
        synchronized (changes) {
            repository.store(manifest);
            if (Tag.isTag(reference)) {
                repository.tag(new Tag(reference), manifest.digest());
            }
        }
    }

    private static void requireParts(Repository repository, Manifest manifest) {
        for (var blob : manifest.blobs()) {
            if (repository.blob(blob).isEmpty()) {
                throw new Refusal(Code.MANIFEST_BLOB_UNKNOWN, "the manifest refers to " + blob + ", which is not here");
            }
        }
        for (var child : manifest.children()) {
            if (!repository.has(child)) {
                throw new Refusal(Code.MANIFEST_BLOB_UNKNOWN, "the index refers to " + child + ", which is not here");
            }
        }
    }

    private void delete(Call call, RepositoryName name, String reference) throws IOException {
        var repository = repositories.require(name);
        boolean deleted;
        synchronized (changes) {
            deleted = Digest.isDigest(reference)
                    ? repository.delete(new Digest(reference))
                    : repository.untag(new Tag(reference));
        }
        if (!deleted) {
            throw unknown();
        }
        call.answer(202);
        audience.tell(ManifestEvent.deleted(call, name, reference));
    }

    private static Optional<Digest> digest(Repository repository, String reference) throws IOException {
        return Digest.isDigest(reference) ? Optional.of(new Digest(reference)) : repository.digest(new Tag(reference));
    }

    private static Refusal unknown() {
        return new Refusal(Code.MANIFEST_UNKNOWN, "manifest unknown");
    }
}
