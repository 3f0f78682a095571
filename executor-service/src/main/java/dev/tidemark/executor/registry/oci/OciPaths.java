package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.http.RegistryAddress;
import java.net.URI;

/** Where the endpoints of OCI's protocol are. Repository names, tags and digests have no character that a path would have to escape. */
record OciPaths(RegistryAddress registry) {

    URI root() {
        return at("/");
    }

    URI catalogue(String query) {
        return at("/_catalog" + query);
    }

    URI tags(RepositoryName repository) {
        return at("/" + repository + "/tags/list");
    }

    URI manifest(RepositoryName repository, String reference) {
        return at("/" + repository + "/manifests/" + reference);
    }

    URI blob(RepositoryName repository, String digest) {
        return at("/" + repository + "/blobs/" + digest);
    }

    URI referrers(RepositoryName repository, String digest) {
        return at("/" + repository + "/referrers/" + digest);
    }

    private URI at(String path) {
        return registry.at("/v2" + path);
    }
}
