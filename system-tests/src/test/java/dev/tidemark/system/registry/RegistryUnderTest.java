package dev.tidemark.system.registry;

import dev.tidemark.contracts.registry.Digest;
import java.net.URI;
import java.nio.file.Path;

/** A registry that the system works on, reached by it through a proxy. */
public final class RegistryUnderTest implements AutoCloseable {

    private final String name;
    private final boolean deletesTags;
    private final URI url;
    private final RecordingProxy proxy;
    private final RegistryClient client;
    private final Path scratch;
    private final AutoCloseable server;

    RegistryUnderTest(String name, boolean deletesTags, URI url, Path scratch, AutoCloseable server) {
        this.name = name;
        this.deletesTags = deletesTags;
        this.url = url;
        this.scratch = scratch;
        this.server = server;
        this.proxy = RecordingProxy.before(url);
        this.client = new RegistryClient(url);
    }

    /** Under which it is configured. */
    public String name() {
        return name;
    }

    /** Whether it can delete a tag alone. */
    public boolean deletesTags() {
        return deletesTags;
    }

    /** Where the system finds it. */
    public URI systemsUrl() {
        return proxy.url();
    }

    /** Where it listens itself. */
    URI url() {
        return url;
    }

    public RecordingProxy proxy() {
        return proxy;
    }

    public RegistryClient client() {
        return client;
    }

    /** Pushes the image under each of the tags, as people do where their client is installed. */
    public void push(String repository, Image image, String... tags) {
        for (var tag : tags) {
            if (Skopeo.IS_HERE) {
                Skopeo.push(url.getAuthority(), repository, image, tag, scratch);
            } else {
                client.push(repository, image, tag);
            }
        }
    }

    /** Copies a tagged image to another repository; only where {@link Skopeo#IS_HERE}. */
    public void copy(String from, String to) {
        Skopeo.copy(url.getAuthority(), from, to);
    }

    /** Fails if the manifest, or anything it refers to, cannot be pulled any more. */
    public void assertPullable(String repository, Digest digest) {
        if (Skopeo.IS_HERE) {
            Skopeo.pull(url.getAuthority(), repository, digest, scratch);
        } else if (!client.has(repository, digest)) {
            throw new AssertionError(repository + "@" + digest + " is not there");
        }
    }

    @Override
    public void close() {
        proxy.close();
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(name + " cannot be stopped", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
