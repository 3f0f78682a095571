package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a registry's endpoints are. Repository names, tags and digests have no character that a path would have to escape. */
record RegistryAddress(RegistryName name, URI base) {

    /**
     * Reads a configured URL.
     *
     * @throws IllegalArgumentException if it is not one of a registry; does not repeat it, since it may hold a password
     */
    static RegistryAddress parse(RegistryName name, String url) {
        URI uri = uri(url.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        check(scheme.equals("http") || scheme.equals("https"), "the url must begin with http:// or https://");
        check(uri.getHost() != null, "the url has no valid host");
        check(
                uri.getRawUserInfo() == null,
                "the url must not hold credentials, there are username and password for them");
        check(uri.getRawQuery() == null && uri.getRawFragment() == null, "the url has a query or a fragment");
        String path = uri.getRawPath().replaceFirst("/+$", "");
        check(!path.endsWith("/v2"), "the url must end before /v2");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new RegistryAddress(
                name, URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path));
    }

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

    /** The repository as messages name it. */
    String named(RepositoryName repository) {
        return name + "/" + repository;
    }

    /** A manifest as messages name it. */
    String named(RepositoryName repository, String reference) {
        return named(repository) + (Digest.isDigest(reference) ? "@" : ":") + reference;
    }

    boolean isEncrypted() {
        return base.getScheme().equals("https");
    }

    private URI at(String path) {
        return URI.create(base + "/v2" + path);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the url is not a URL: " + e.getReason(), null);
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
