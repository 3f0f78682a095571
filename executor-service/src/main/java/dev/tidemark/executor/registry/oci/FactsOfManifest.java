package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.UnreadableManifestException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.RegistryAddress;
import java.io.IOException;
import java.util.Optional;

/** Reads what a manifest says of itself: the manifest, verified, and of an image its configuration. */
final class FactsOfManifest {

    private final ManifestGet manifests;
    private final BlobGet blobs;
    private final RegistryAddress address;

    FactsOfManifest(ManifestGet manifests, BlobGet blobs, RegistryAddress address) {
        this.manifests = manifests;
        this.blobs = blobs;
        this.address = address;
    }

    Optional<ArtifactFacts> read(RepositoryName repository, Digest digest) {
        return manifests.send(repository, digest.value()).map(answer -> facts(repository, digest, answer));
    }

    private ArtifactFacts facts(RepositoryName repository, Digest digest, Answer answer) {
        if (!ContentDigest.matches(digest, answer.body())) {
            throw new UnreadableManifestException(
                    address.named(repository, digest.value()) + " has contents that are not its digest's");
        }
        try {
            Manifest manifest = Manifest.parse(digest, answer.mediaType(), answer.body());
            return manifest.facts(configuration(repository, manifest));
        } catch (IOException e) {
            throw new UnreadableManifestException(
                    address.named(repository, digest.value()) + " is no readable manifest", e);
        }
    }

    private Configuration configuration(RepositoryName repository, Manifest manifest) throws IOException {
        if (!manifest.hasImageConfiguration()) {
            return manifest.isUnderstood() ? Configuration.NONE : Configuration.UNREADABLE;
        }
        return manifest.readableConfiguration()
                .flatMap(digest -> blobs.send(repository, digest))
                .map(Configuration::parse)
                .orElse(Configuration.UNREADABLE);
    }
}
