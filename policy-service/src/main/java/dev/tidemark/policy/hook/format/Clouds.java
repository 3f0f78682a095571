package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.policy.hook.format.EventTable.Events;
import dev.tidemark.policy.hook.format.EventTable.Guard;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The registries of Amazon and Google, by way of their message services. Neither tells of pulls. */
final class Clouds {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Amazon ECR, through an API destination of EventBridge. */
    static final Format ECR = TableFormat.of(
            "ecr",
            Proof.BY_HEADER,
            new EventTable(
                    delivery -> true,
                    Events.each(""),
                    List.of(
                            Guard.only(Field.at("/detail-type"), "ECR Image Action"),
                            Guard.only(Field.at("/detail/result"), "SUCCESS")),
                    Map.of("PUSH", Action.PUSHED, "DELETE", Action.DELETED),
                    Map.of(
                            Column.ACTION, Field.at("/detail/action-type"),
                            Column.REPOSITORY, Field.at("/detail/repository-name"),
                            Column.DIGEST, Field.at("/detail/image-digest"),
                            Column.TAG, Field.at("/detail/image-tag"),
                            Column.MEDIA_TYPE, Field.at("/detail/manifest-media-type"),
                            Column.TIME, Field.at("/time"),
                            Column.ID, Field.at("/id"))));

    /** Google Artifact Registry, through a push subscription of Pub/Sub, which packs the event into a message. */
    static final Format GAR = TableFormat.of(
                    "gar",
                    Proof.BY_ADDRESS,
                    new EventTable(
                            delivery -> true,
                            Events.each(""),
                            List.of(),
                            Map.of("INSERT", Action.PUSHED, "DELETE", Action.DELETED),
                            Map.of(
                                    Column.ACTION, Field.at("/event/action"),
                                    Column.REPOSITORY,
                                            Field.at("/event/digest")
                                                    .as(name -> within(name, "@"))
                                                    .or(Field.at("/event/tag").as(name -> within(name, ":"))),
                                    Column.DIGEST, Field.at("/event/digest").as(name -> after(name, "@")),
                                    Column.TAG, Field.at("/event/tag").as(name -> after(name, ":")),
                                    Column.TIME, Field.at("/message/publishTime"),
                                    Column.ID, Field.at("/message/messageId"))))
            .unwrappedBy(Clouds::unpacked);

    private Clouds() {}

    private static Delivery unpacked(Delivery delivery) {
        ObjectNode unpacked = JsonNodeFactory.instance.objectNode();
        unpacked.set("message", delivery.document().path("message"));
        unpacked.set("event", decoded(delivery.document().at("/message/data").asText()));
        return delivery.with(unpacked);
    }

    /** What cannot be decoded says nothing, and is refused as that. */
    private static JsonNode decoded(String data) {
        try {
            return JSON.readTree(Base64.getDecoder().decode(data));
        } catch (IOException | IllegalArgumentException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /** Of {@code host/project/repository/image:tag} the part between the host and the last separator. */
    private static String within(String name, String separator) {
        int host = name.indexOf('/');
        int end = name.lastIndexOf(separator);
        return host < 0 || end < host ? null : name.substring(host + 1, end);
    }

    private static String after(String name, String separator) {
        return name.substring(name.lastIndexOf(separator) + 1);
    }
}
