package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tidemark.policy.hook.format.EventTable.Events;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Azure Container Registry: its own webhooks, and Event Grid in both of its schemas. All three carry an event in Distribution's shape.
 * They tell of no pulls, and not of tags that are taken off.
 */
final class Azure {

    private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";

    private static final Map<String, Action> GRID_TYPES = Map.of(
            "Microsoft.ContainerRegistry.ImagePushed",
            Action.PUSHED,
            "Microsoft.ContainerRegistry.ImageDeleted",
            Action.DELETED);

    private static final EventTable CLOUD_EVENTS = grid("/type", "/time");
    private static final EventTable EVENT_GRID = grid("/eventType", "/eventTime");

    private static final EventTable WEBHOOK = new EventTable(
            delivery -> true,
            Events.each(""),
            List.of(),
            Map.of("push", Action.PUSHED, "delete", Action.DELETED),
            Distribution.columns(""));

    static final Format ACR = TableFormat.of("acr", Proof.BY_ADDRESS, CLOUD_EVENTS, EVENT_GRID, WEBHOOK)
            .unwrappedBy(CloudEvents::structured)
            .shakingHandsBy(Azure::validation);

    private Azure() {}

    private static EventTable grid(String type, String time) {
        Map<Column, Field> columns = new HashMap<>(Distribution.columns("/data"));
        columns.put(Column.ACTION, Field.at(type));
        columns.put(Column.TIME, Field.at("/data/timestamp").or(Field.at(time)));
        columns.put(Column.ID, Field.at("/id"));
        return new EventTable(
                delivery -> EventTable.has(delivery, type) || EventTable.has(delivery, "/0" + type),
                Events.each(""),
                List.of(),
                GRID_TYPES,
                columns);
    }

    /** Event Grid begins a subscription with an event that is to be answered with the code in it. */
    private static Optional<String> validation(Delivery delivery) {
        var event = delivery.document().path(0);
        var code = event.at("/data/validationCode");
        return event.path("eventType").asText().equals(VALIDATION) && code.isTextual()
                ? Optional.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("validationResponse", code.asText())
                        .toString())
                : Optional.empty();
    }
}
