package dev.tidemark.contracts.event;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes {@code docs/topics.md} from the topics and the sealed hierarchy of their events. */
final class TopicsPage {

    private static final String INTRODUCTION =
            """
            # Topics

            <!-- Generated from the contracts module: ./mvnw test -pl contracts -Dtidemark.regenerate=true -->

            Every fact that one service tells the others is a record on one of these topics. Anybody may read them: an analytics job
            needs its own consumer group and the [JSON Schemas](../contracts/src/main/resources/schemas), nothing else. The same for tools,
            in one file: [asyncapi.yaml](asyncapi.yaml), an AsyncAPI 3 document of all topics with an example of every event. How to
            count deletions and bytes from the topics alone, with a whole consumer: [analytics.md](analytics.md).

            **At least once.** A service that crashes tells again what it was telling, so a consumer may see any record twice. Repeats are
            harmless because things have identities, not because they are rare:

            * The same fact told twice has the same `meta.id` (also the header `ce_id`). Ids of results are derived (UUIDv5 of task,
              subject and type), and so are those of what a registry told (of its own event's id); ids of what somebody asked for are
              random (UUIDv7).
            * A task *is* its execution and its repository: `task` in every record. Asked for twice, it is the same task.
            * The first end of a task or an execution stands, the first outcome of a subject stands, and of several plans of a task the one
              named by the first `DeletionsBegun` or `TaskFinished` stands. From then on a `TaskFinished` of another plan, or of none, is
              void.
            * A policy with a lower `revision` than one seen before is old news.

            **Order.** Records of one key are in order, and nothing else is. The topics keyed by `registry/repository` share key, number of
            partitions and partitioner (Kafka's default, murmur2 of the key), so that partition *n* of one tells of the same repositories as
            partition *n* of another. Their number of partitions is never changed while they are live.

            **Form.** CloudEvents 1.0 in Kafka's binary mode. The value is the event as JSON, its `type` included; the headers are
            `ce_specversion` (`1.0`), `ce_id`, `ce_type` (as `type`), `ce_source` (`tidemark/<service>`), `ce_time` (as
            `meta.occurredAt`), `content-type` (`application/json`), and `ce_execution` on events of one execution. Producers use `acks=all`,
            idempotence and zstd. Times are RFC 3339 in UTC. What is optional and unknown is left out, never null.

            **Change.** Additive only: ignore fields you do not know. What is new in meaning becomes a new version of its type. A new event
            or a new value of an enumeration is rolled out to consumers first.

            **Dead letters.** What a service could not read or process goes to the topic's `.dlq`, under its own key and with the cause in
            headers; it has one partition and keeps 30 days. A registry's error, or our own doubt, never goes there. Replaying a dead letter
            never revives a command.

            Topics are created by the command line (`./tidemark up`, `./tidemark topics`), never by a service or the broker.
            """;

    private TopicsPage() {}

    static String write() {
        String overview = Arrays.stream(Topic.values()).map(TopicsPage::row).collect(Collectors.joining());
        String details = Arrays.stream(Topic.values()).map(TopicsPage::section).collect(Collectors.joining());
        return INTRODUCTION
                + """

                ## Overview

                | topic | key | partitions | clean-up | producer | consumers |
                |---|---|---|---|---|---|
                """
                + overview
                + details;
    }

    private static String row(Topic topic) {
        return "| [`%s`](#%s) | %s | %d | %s | %s | %s |\n"
                .formatted(
                        topic.wireName(),
                        topic.wireName().replace(".", ""),
                        key(topic),
                        topic.partitions(),
                        cleanUp(topic.cleanUp()),
                        topic.producer(),
                        String.join(", ", topic.consumers()));
    }

    private static String section(Topic topic) {
        String events = EventTypes.of(topic.events()).map(TopicsPage::event).collect(Collectors.joining());
        return """

                ## %s

                %s In order by %s; dead letters in `%s`.

                | event | schema |
                |---|---|
                %s"""
                .formatted(topic.wireName(), purpose(topic), key(topic), topic.deadLetters(), events);
    }

    private static String event(Class<?> event) {
        String type = EventTypes.wireType(event);
        return "| %s | [`%s`](../contracts/src/main/resources/schemas/%s.json) |\n"
                .formatted(event.getSimpleName(), type, type);
    }

    private static String key(Topic topic) {
        return "`" + topic.key().replaceAll(",? or ", "` or `") + "`";
    }

    private static String cleanUp(Topic.CleanUp cleanUp) {
        if (cleanUp.policy().equals("compact")) {
            return "compacted, never by age";
        }
        return cleanUp.retentionMillis() < 0
                ? "kept for ever"
                : "after " + Duration.ofMillis(cleanUp.retentionMillis()).toDays() + " days";
    }

    /** What the topic is for, in Markdown. */
    static String purpose(Topic topic) {
        return switch (topic) {
            case POLICIES -> "Policies as they were written, changed and deleted: the audit trail of intent.";
            case EXECUTIONS -> "The life of an execution, from the moment it is asked for to its end.";
            case STOPS ->
                "What must not go on. Every worker reads it to its end before its first task. A tombstone under the same key takes"
                        + " a stop back: the execution has ended, or the registry is resumed.";
            case TASKS -> "One repository of one execution, to be evaluated.";
            case TASKS_PROMPT ->
                "As `retention.tasks`, for executions of one named repository: a push never waits behind a sweep.";
            case DECISIONS ->
                "What the rules and guards say of every artifact, and why. A large plan comes in chunks of at most 500"
                        + " decisions.";
            case DELETIONS -> "Plans to be carried out. A plan is whole: one record of at most 4 MiB, never chunked.";
            case RESULTS -> "What was begun and what became of it, and the end of every task.";
            case REGISTRY_EVENTS -> "What a registry tells by its webhooks, and what executors find when they read it.";
        };
    }
}
