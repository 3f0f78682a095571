package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.policy.hook.format.EventTable.Events;
import dev.tidemark.policy.hook.format.EventTable.Guard;
import dev.tidemark.policy.hook.format.Proof.Signature;
import dev.tidemark.policy.hook.format.Proof.Way;
import dev.tidemark.policy.hook.format.Reading.Why;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * JFrog Artifactory's webhooks of domain {@code docker}, in the envelope that is sent and in the flat form that older pages print. They
 * carry neither a time nor an id, and tell of no pulls.
 *
 * <p>A manifest's path is {@code image/tag/file}; those of an index's children have {@code sha256__…} in the tag's place, and layers are
 * files of such a name.
 */
final class Artifactory {

    private static final String BY_DIGEST = "sha256__";
    private static final Field TYPE = Field.at("/event_type").or(Field.at("/data/event_type"));

    /** Everything after the first segment, as people pull it: {@code repository-key/image}. */
    private static final Field IMAGE =
            Field.at("/data/image_name").or(Field.at("/data/path").as(path -> segments(path, true)));

    private static final Field TAG =
            Field.at("/data/tag").or(Field.at("/data/path").as(path -> segments(path, false)));

    private static final Field TARGET_TAG = Field.at("/data/target_tag").or(TAG);

    private static final List<Guard> GUARDS = List.of(
            Guard.only(Field.at("/domain").or(Field.always("docker")), "docker"),
            new Guard((event, delivery) -> event.at("/data/name").asText().startsWith(BY_DIGEST), Why.BLOB));

    private static final EventTable PROMOTED = new EventTable(
            delivery -> "promoted".equals(TYPE.in(delivery.document(), delivery)),
            Events.each(""),
            List.of(
                    GUARDS.get(0),
                    // Where it came from nothing changed, or nothing that is told.
                    new Guard((event, delivery) -> !event.at("/data").hasNonNull("target_repo"), Why.UNTOLD)),
            Map.of("promoted", Action.PUSHED),
            columns(Field.joined("/", Field.at("/data/target_repo"), IMAGE), TARGET_TAG));

    private static final EventTable CHANGED = new EventTable(
            delivery -> true,
            Events.each(""),
            GUARDS,
            Map.of("pushed", Action.PUSHED, "deleted", Action.DELETED),
            columns(Field.joined("/", Field.at("/data/repo_key"), IMAGE), TAG));

    static final Format ARTIFACTORY = TableFormat.of(
                    "artifactory",
                    Proof.bySignature(new Signature("X-JFrog-Event-Auth", "", true), Way.AUTHORIZATION, Way.HEADER),
                    PROMOTED,
                    CHANGED)
            .unwrappedBy(Artifactory::envelope);

    private Artifactory() {}

    private static Map<Column, Field> columns(Field repository, Field tag) {
        Map<Column, Field> columns = new HashMap<>();
        columns.put(Column.ACTION, TYPE);
        columns.put(Column.REPOSITORY, repository);
        columns.put(Column.DIGEST, Field.at("/data/sha256").as(hex -> "sha256:" + hex));
        columns.put(
                Column.TAG,
                tag.as(name -> name.startsWith(BY_DIGEST) ? "sha256:" + name.substring(BY_DIGEST.length()) : name));
        columns.put(Column.ACTOR, Field.at("/userContext/id"));
        return columns;
    }

    /** A flat event in the envelope it lacks. */
    private static Delivery envelope(Delivery delivery) {
        JsonNode document = delivery.document();
        if (document.has("data") || !document.has("repo_key")) {
            return delivery;
        }
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.set("data", document);
        return delivery.with(envelope);
    }

    /** Of {@code image/tag/file} the image, or the tag. */
    private static String segments(String path, boolean isImage) {
        int file = path.lastIndexOf('/');
        int tag = path.lastIndexOf('/', file - 1);
        if (tag <= 0) {
            return null;
        }
        return isImage ? path.substring(0, tag) : path.substring(tag + 1, file);
    }
}
