package dev.tidemark.executor.registry.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.ToldArtifact;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code GET …/repositories/<name>/artifacts}, and one of them. Accessories are in no such list, whatever is asked for; nor, unless
 * {@code base} is {@code *}, are untagged children of an index.
 */
final class Artifacts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** Without any of these Harbor asks its database for all of them, once per artifact. */
    private static final String NOTHING_ELSE = "&with_label=false&with_accessory=false";

    private static final String WITHOUT_TAGS = "&with_tag=false" + NOTHING_ELSE;

    private final Connection registry;
    private final NumberedPages pages;
    private final HarborPaths paths;

    Artifacts(Connection registry) {
        this.registry = registry;
        this.pages = new NumberedPages(registry);
        this.paths = new HarborPaths(registry.address());
    }

    /** All but accessories, with tags and whether those are immutable. */
    void told(RepositoryName repository, Consumer<ToldArtifact> use) {
        read(
                repository,
                "base=*",
                "&with_tag=true&with_immutable_status=true" + NOTHING_ELSE,
                HarborArtifact::told,
                use);
    }

    /** Those that tags point at, with the tags. */
    void tagged(RepositoryName repository, Consumer<Tagged> use) {
        read(repository, "tags=*", "&with_tag=true" + NOTHING_ELSE, Tagged::of, use);
    }

    /** Those that no tag points at and no index refers to. */
    void loose(RepositoryName repository, Consumer<Digest> use) {
        read(repository, "tags=nil", WITHOUT_TAGS, HarborArtifact::digest, use);
    }

    /** What a tag, or a digest, points at. */
    Optional<Head> head(RepositoryName repository, String reference) {
        Request request = Request.of(
                        Method.GET,
                        paths.artifact(repository, reference, "?" + WITHOUT_TAGS.substring(1)),
                        "artifact " + registry.address().named(repository, reference),
                        Scope.NONE)
                .bounded(MAX_BYTES, TIMEOUT);
        Answer answer = registry.send(request);
        if (NotFound.isIn(answer)) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
        Head head = read(request.toString(), () -> new HarborArtifact(JSON.readTree(answer.body())).head());
        if (Digest.isDigest(reference) && !head.digest().value().equals(reference)) {
            throw new RegistryException(request + " failed: Harbor answered for another digest, " + head.digest());
        }
        return Optional.of(head);
    }

    /** What Harbor knows of an artifact's manifest; nothing where it has no such artifact, or one that is an accessory. */
    Optional<ArtifactFacts> facts(RepositoryName repository, Digest digest) {
        ArtifactFacts[] found = new ArtifactFacts[1];
        read(
                repository,
                "digest=" + digest + ",base=*",
                WITHOUT_TAGS,
                HarborArtifact::facts,
                facts -> found[0] = facts);
        return Optional.ofNullable(found[0]).filter(facts -> facts.digest().equals(digest));
    }

    private <T> void read(
            RepositoryName repository, String filter, String parameters, Parser<T> parser, Consumer<T> use) {
        String what = "the artifacts of " + registry.address().named(repository);
        Listing listing = new Listing(what, query -> paths.artifacts(repository, query), "id", filter, parameters);
        pages.read(listing, items -> {
            for (JsonNode item : items) {
                use.accept(read(what, () -> parser.parse(new HarborArtifact(item))));
            }
        });
    }

    private static <T> T read(String what, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new RegistryException(what + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** An artifact and its tags. */
    record Tagged(Head head, List<Tag> tags) {

        static Tagged of(HarborArtifact artifact) throws IOException {
            return new Tagged(artifact.head(), artifact.tags());
        }
    }

    @FunctionalInterface
    private interface Parser<T> {
        T parse(HarborArtifact artifact) throws IOException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
