package dev.tidemark.contracts.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The operations of {@link AsyncApi}: which service sends what on which topic, and which reads the topic. */
final class AsyncApiOperations {

    private static final String POLICY = "policy-service";
    private static final String EXECUTOR = "executor-service";
    private static final String AUDIT = "audit-service";

    /** Who sends what, on topics that several services write. */
    private static final Map<Class<?>, List<String>> SENDERS = Map.ofEntries(
            Map.entry(ExecutionEvent.ExecutionRequested.class, List.of(POLICY)),
            Map.entry(ExecutionEvent.ExecutionPlanned.class, List.of(EXECUTOR)),
            Map.entry(ExecutionEvent.ExecutionHeld.class, List.of(POLICY)),
            Map.entry(ExecutionEvent.ExecutionReleased.class, List.of(POLICY)),
            // Of an execution that could not even be cut into tasks, nobody but its executor knows.
            Map.entry(ExecutionEvent.ExecutionFinished.class, List.of(AUDIT, EXECUTOR)),
            Map.entry(RegistryEvent.ArtifactPushed.class, List.of(POLICY)),
            Map.entry(RegistryEvent.ArtifactPulled.class, List.of(POLICY)),
            // A registry tells of what went, and a reading finds what went untold.
            Map.entry(RegistryEvent.ArtifactDeleted.class, List.of(EXECUTOR, POLICY)),
            Map.entry(RegistryEvent.RepositoryChanged.class, List.of(POLICY)),
            Map.entry(RegistryEvent.ArtifactObserved.class, List.of(EXECUTOR)),
            Map.entry(RegistryEvent.RepositoryScanned.class, List.of(EXECUTOR)),
            Map.entry(RegistryEvent.RepositoriesObserved.class, List.of(EXECUTOR)),
            Map.entry(RegistryEvent.RegistryProbed.class, List.of(EXECUTOR)),
            Map.entry(RegistryEvent.ReceiverReported.class, List.of(POLICY)));

    private AsyncApiOperations() {}

    static ObjectNode all() {
        ObjectNode operations = JsonNodeFactory.instance.objectNode();
        for (Topic topic : Topic.values()) {
            producers(topic).forEach(service -> operations.set(id(service, "sends", topic), sends(service, topic)));
            topic.consumers()
                    .forEach(reader -> operations.set(id(service(reader), "receives", topic), receives(reader, topic)));
        }
        return operations;
    }

    static List<String> producers(Topic topic) {
        return List.of(topic.producer().split(", "));
    }

    static List<String> senders(Topic topic, Class<?> event) {
        List<String> producers = producers(topic);
        return producers.size() == 1 ? producers : SENDERS.getOrDefault(event, List.of());
    }

    private static String id(String service, String verb, Topic topic) {
        return service + "." + verb + "." + AsyncApiChannels.name(topic);
    }

    private static ObjectNode sends(String service, Topic topic) {
        ObjectNode operation = operation("send", service, topic);
        ArrayNode messages = operation.putArray("messages");
        EventTypes.of(topic.events())
                .filter(event -> senders(topic, event).contains(service))
                .forEach(event -> messages.add(AsyncApiChannels.messageReference(topic, event.getSimpleName())));
        if (topic.cleanUp() == Topic.CleanUp.COMPACT) {
            messages.add(AsyncApiChannels.messageReference(topic, AsyncApiMessages.TOMBSTONE));
        }
        return operation;
    }

    /** A reader sees all that is on the topic, so that no messages are named. */
    private static ObjectNode receives(String reader, Topic topic) {
        ObjectNode operation = operation("receive", service(reader), topic);
        return switch (reader) {
            case "analytics" ->
                operation.put(
                        "summary",
                        "Whoever wants to know: with a consumer group of their own, from wherever they like.");
            case "executor-service (memory)" ->
                operation.put("summary", "Read back, without a group, by the worker that takes a partition over.");
            default -> operation;
        };
    }

    private static ObjectNode operation(String action, String service, Topic topic) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("action", action);
        operation.set("channel", AsyncApiChannels.reference(topic));
        operation.putArray("tags").addObject().put("name", service);
        return operation;
    }

    private static String service(String reader) {
        return reader.replaceFirst(" .*", "");
    }
}
