package dev.tidemark.executor.registry.harbor;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.http.RegistryAddress;
import java.net.URI;

/**
 * Where the endpoints of Harbor's API are. A repository is named without its project there, and with its slashes escaped twice: once for
 * the path, once because Harbor unescapes what its router gives it.
 */
record HarborPaths(RegistryAddress registry) {

    private static final String SLASH = "%252F";

    URI repositories(String query) {
        return at("/repositories" + query);
    }

    URI repository(RepositoryName repository) {
        return at(path(repository));
    }

    URI artifacts(RepositoryName repository, String query) {
        return at(path(repository) + "/artifacts" + query);
    }

    URI artifact(RepositoryName repository, String reference, String query) {
        return at(path(repository) + "/artifacts/" + reference + query);
    }

    /** The tag as one of those of the artifact that the reference, itself or a digest, names. */
    URI tag(RepositoryName repository, String reference, String tag) {
        return at(path(repository) + "/artifacts/" + reference + "/tags/" + tag);
    }

    private URI at(String path) {
        return registry.at("/api/v2.0" + path);
    }

    private static String path(RepositoryName repository) {
        return "/projects/" + repository.project() + "/repositories/"
                + repository.withinProject().replace("/", SLASH);
    }
}
