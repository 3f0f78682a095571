package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.policy.hook.format.EventTable.Events;
import dev.tidemark.policy.hook.format.EventTable.Guard;
import dev.tidemark.policy.hook.format.Reading.Why;
import java.util.List;
import java.util.Map;

/**
 * CNCF Distribution, 2.x and 3.x, and what was built on it. The fields are those of its {@code notifications} package: the deletion of a
 * manifest names its digest only, that of a tag its tag only, that of a repository neither.
 *
 * <p>A {@code HEAD} is told as a pull, and counts as one: somebody asked for it, and unknown is keep.
 */
final class Distribution {

    private static final Map<String, Action> ACTIONS =
            Map.of("push", Action.PUSHED, "pull", Action.PULLED, "delete", Action.DELETED);

    private static final EventTable ENVELOPE = new EventTable(
            delivery -> true,
            Events.each("/events"),
            List.of(new Guard((event, delivery) -> isOfBlob(event), Why.BLOB)),
            ACTIONS,
            columns(""));

    static final Format DISTRIBUTION = TableFormat.of("distribution", Proof.BY_HEADER, ENVELOPE);

    /** GitLab's registry sends Distribution's envelope. */
    static final Format GITLAB = TableFormat.of("gitlab", Proof.BY_HEADER, ENVELOPE);

    private Distribution() {}

    /** Of an event in Distribution's own shape, which others wrap into something. */
    static Map<Column, Field> columns(String prefix) {
        return Map.of(
                Column.ACTION, Field.at(prefix + "/action"),
                Column.REPOSITORY, Field.at(prefix + "/target/repository"),
                Column.DIGEST, Field.at(prefix + "/target/digest"),
                Column.TAG, Field.at(prefix + "/target/tag"),
                Column.MEDIA_TYPE, Field.at(prefix + "/target/mediaType"),
                Column.TIME, Field.at(prefix + "/timestamp"),
                Column.ACTOR, Field.at(prefix + "/actor/name"),
                Column.AGENT, Field.at(prefix + "/request/useragent"),
                Column.ID, Field.at(prefix + "/id"));
    }

    /** Layers and configurations are told like manifests, but by another path and as bytes of no particular type. */
    private static boolean isOfBlob(JsonNode event) {
        if (event.at("/action").asText().equals("mount")) {
            return true;
        }
        String mediaType = event.at("/target/mediaType").asText();
        return mediaType.isEmpty()
                ? event.at("/target/url").asText().contains("/blobs/")
                : !mediaType.contains(".manifest.") && !mediaType.contains(".image.index.");
    }
}
