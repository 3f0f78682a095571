package dev.tidemark.executor.registry.http;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a registry is, and how messages name what is in it. */
public record RegistryAddress(RegistryName name, URI base) {

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

    /** An address of it: the path, and query, are appended as they are. */
    public URI at(String path) {
        return URI.create(base + path);
    }

    /** The repository as messages name it. */
    public String named(RepositoryName repository) {
        return name + "/" + repository;
    }

    /** A manifest as messages name it. */
    public String named(RepositoryName repository, String reference) {
        return named(repository) + (Digest.isDigest(reference) ? "@" : ":") + reference;
    }

    boolean isEncrypted() {
        return base.getScheme().equals("https");
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
