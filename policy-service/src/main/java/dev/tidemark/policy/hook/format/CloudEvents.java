package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** CloudEvents 1.0 over HTTP: in binary mode the attributes are headers and the body is the data, else the body is all of it. */
final class CloudEvents {

    private static final List<String> ATTRIBUTES = List.of("specversion", "id", "source", "type", "time");

    private CloudEvents() {}

    /** In structured mode, whichever it was sent in. */
    static Delivery structured(Delivery delivery) {
        if (delivery.headers().apply("ce-type") == null) {
            return delivery;
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ATTRIBUTES.forEach(name -> event.put(name, delivery.headers().apply("ce-" + name)));
        event.set("data", delivery.document());
        return delivery.with(event);
    }

    /** Whether the document is an event in structured mode, or a batch of them. */
    static boolean isStructured(Delivery delivery) {
        return EventTable.has(delivery, "/specversion") || EventTable.has(delivery, "/0/specversion");
    }
}
