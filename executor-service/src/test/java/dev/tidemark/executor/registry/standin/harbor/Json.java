package dev.tidemark.executor.registry.standin.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.harbor.Rows.Artifact;
import dev.tidemark.executor.registry.standin.harbor.Rows.Repository;
import dev.tidemark.executor.registry.standin.harbor.Rows.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Rows as Harbor writes them: lists that are empty or not asked for are null, strings that are empty are not there at all. */
final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Contents contents;

    Json(Contents contents) {
        this.contents = contents;
    }

    JsonNode repository(Repository row, int artifacts) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", row.id)
                .put("name", row.fullName())
                .put("project_id", 1);
        return artifacts == 0 ? json : json.put("artifact_count", artifacts);
    }

    /** @param tags what is known of its tags; null if they were not asked for, or could not be read */
    JsonNode artifact(Artifact row, List<Tag> tags, boolean immutable) {
        boolean index = row.mediaType.equals(Push.INDEX);
        String config = row.manifest.path("config").path("mediaType").asText();
        ObjectNode json = JSON.createObjectNode()
                .put("id", row.id)
                .put("type", "IMAGE")
                .put("media_type", index ? row.mediaType : config)
                .put("manifest_media_type", row.mediaType)
                .put("digest", row.digest)
                .put("repository_name", row.repository.fullName())
                .put("size", size(row))
                .put("push_time", time(row.pushed))
                .put("pull_time", time(row.pulled));
        String declared = row.manifest.path("artifactType").asText("");
        if (!index || !declared.isEmpty()) {
            json.put("artifact_type", declared.isEmpty() ? config : declared);
        }
        if (!row.manifest.path("annotations").isEmpty()) {
            json.set("annotations", row.manifest.path("annotations"));
        }
        json.set("extra_attrs", attributes(row, config));
        json.set("references", references(row));
        json.set("accessories", null);
        json.set("labels", null);
        json.set("tags", tags == null || tags.isEmpty() ? null : tags(tags, immutable));
        return json;
    }

    private long size(Artifact row) {
        long size = row.bytes.length + row.manifest.path("config").path("size").asLong();
        for (JsonNode layer : row.manifest.path("layers")) {
            size += layer.path("size").asLong();
        }
        for (String child : row.children()) {
            size += size(contents.artifact(row.repository.fullName(), child));
        }
        return size;
    }

    private static JsonNode attributes(Artifact row, String config) {
        if (!config.equals(Push.CONFIG)) {
            return null;
        }
        ObjectNode attributes = JSON.createObjectNode();
        attributes.put("author", "");
        attributes.set("created", row.config.path("created"));
        attributes.set("architecture", row.config.path("architecture"));
        attributes.set("os", row.config.path("os"));
        JsonNode own = row.config.path("config");
        attributes.set("config", own.isObject() ? own : JSON.createObjectNode());
        return attributes;
    }

    private JsonNode references(Artifact row) {
        ArrayNode references = JSON.createArrayNode();
        for (String child : row.children()) {
            references
                    .addObject()
                    .put("parent_id", row.id)
                    .put("child_id", contents.artifact(row.repository.fullName(), child).id)
                    .put("child_digest", child);
        }
        return references.isEmpty() ? null : references;
    }

    private JsonNode tags(List<Tag> tags, boolean immutable) {
        ArrayNode list = JSON.createArrayNode();
        for (Tag tag : tags) {
            list.addObject()
                    .put("name", tag.name)
                    .put("artifact_id", tag.artifact.id)
                    .put("push_time", time(tag.pushed))
                    .put("pull_time", time(tag.pulled))
                    .put("immutable", immutable && contents.isImmutable(tag));
        }
        return list;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
