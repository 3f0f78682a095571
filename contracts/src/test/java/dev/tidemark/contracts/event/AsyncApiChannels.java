package dev.tidemark.contracts.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The channels of {@link AsyncApi}: one per topic. */
final class AsyncApiChannels {

    private AsyncApiChannels() {}

    static ObjectNode all() {
        ObjectNode channels = JsonNodeFactory.instance.objectNode();
        for (Topic topic : Topic.values()) {
            channels.set(name(topic), channel(topic));
        }
        return channels;
    }

    /** The topic's name within the document. */
    static String name(Topic topic) {
        return topic.wireName().substring("retention.".length());
    }

    static ObjectNode reference(Topic topic) {
        return AsyncApi.reference("#/channels/" + name(topic));
    }

    static ObjectNode messageReference(Topic topic, String message) {
        return AsyncApi.reference("#/channels/" + name(topic) + "/messages/" + message);
    }

    private static ObjectNode channel(Topic topic) {
        ObjectNode channel = JsonNodeFactory.instance.objectNode();
        channel.put("address", topic.wireName());
        channel.put(
                "description",
                TopicsPage.purpose(topic) + " Keyed, and in order, by `" + topic.key() + "`; dead letters in `"
                        + topic.deadLetters() + "`.");
        channel.putArray("servers").add(AsyncApi.reference("#/servers/kafka"));
        channel.set("messages", messages(topic));
        channel.putObject("bindings").set("kafka", binding(topic));
        return channel;
    }

    private static ObjectNode messages(Topic topic) {
        ObjectNode messages = JsonNodeFactory.instance.objectNode();
        EventTypes.of(topic.events())
                .map(Class::getSimpleName)
                .forEach(event -> messages.set(event, AsyncApi.reference("#/components/messages/" + event)));
        if (topic.cleanUp() == Topic.CleanUp.COMPACT) {
            messages.set(
                    AsyncApiMessages.TOMBSTONE,
                    AsyncApi.reference("#/components/messages/" + AsyncApiMessages.TOMBSTONE));
        }
        return messages;
    }

    private static ObjectNode binding(Topic topic) {
        ObjectNode binding = JsonNodeFactory.instance.objectNode();
        binding.put("topic", topic.wireName());
        binding.put("partitions", topic.partitions());
        ObjectNode configuration = binding.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(topic.cleanUp().policy());
        configuration.put("retention.ms", topic.cleanUp().retentionMillis());
        return binding.put("bindingVersion", AsyncApi.BINDING_VERSION);
    }
}
