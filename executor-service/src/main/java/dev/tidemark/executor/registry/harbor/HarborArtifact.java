package dev.tidemark.executor.registry.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.ToldArtifact;
import dev.tidemark.executor.registry.ToldTag;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** An artifact in Harbor's JSON. What is not as Harbor writes it is refused, and with it the whole listing. */
final class HarborArtifact {

    /** Go's zero time, which Harbor sends where there is none. */
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private final JsonNode body;

    HarborArtifact(JsonNode body) {
        this.body = body;
    }

    /** Everything, from a listing with tags. */
    ToldArtifact told() throws IOException {
        List<ToldTag> tags = new ArrayList<>();
        for (JsonNode tag : body.path("tags")) {
            tags.add(new ToldTag(
                    name(tag),
                    some(tag.path("push_time")),
                    time(tag.path("pull_time")),
                    tag.path("immutable").asBoolean()));
        }
        return new ToldArtifact(facts(), some(body.path("push_time")), time(body.path("pull_time")), tags);
    }

    ArtifactFacts facts() throws IOException {
        return new ToldFacts(digest(), mediaType(), body).facts();
    }

    /** What its tags, or its digest, point at. Harbor tells one size for the manifest and all that it names. */
    Head head() throws IOException {
        return new Head(digest(), mediaType(), -1);
    }

    Digest digest() throws IOException {
        return digest(body.path("digest"));
    }

    List<Tag> tags() throws IOException {
        List<Tag> tags = new ArrayList<>();
        for (JsonNode tag : body.path("tags")) {
            tags.add(name(tag));
        }
        return tags;
    }

    static Digest digest(JsonNode text) throws IOException {
        if (!Digest.isDigest(text.asText())) {
            throw new IOException("an artifact, or a child of one, has no digest");
        }
        return new Digest(text.asText());
    }

    private String mediaType() {
        return body.path("manifest_media_type").asText("");
    }

    /** A tag that cannot be named cannot be looked at: the repository is not completely known. */
    private static Tag name(JsonNode tag) throws IOException {
        String name = tag.path("name").asText();
        if (!Tag.isTag(name)) {
            throw new IOException("there is a tag that no client can name");
        }
        return new Tag(name);
    }

    private static Instant some(JsonNode text) throws IOException {
        Instant time = time(text);
        if (time == null) {
            throw new IOException("it is not said when something was pushed");
        }
        return time;
    }

    private static Instant time(JsonNode text) throws IOException {
        try {
            Instant time = OffsetDateTime.parse(text.asText()).toInstant();
            return time.equals(NEVER) ? null : time;
        } catch (DateTimeException e) {
            throw new IOException("a time is none", e);
        }
    }
}
