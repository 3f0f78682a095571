package dev.tidemark.policy.hook.format;

import dev.tidemark.policy.hook.format.EventTable.Events;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Harbor's webhooks, in its own payload format and as CloudEvents.
 *
 * <p>What was pushed or pulled by its digest has the digest for a tag. A deletion is always of an artifact with all its tags, of which it
 * names the first only; deleting a tag tells nothing.
 */
final class Harbor {

    private static final Map<String, Action> DEFAULT_TYPES =
            Map.of("PUSH_ARTIFACT", Action.PUSHED, "PULL_ARTIFACT", Action.PULLED, "DELETE_ARTIFACT", Action.DELETED);

    private static final Map<String, Action> CLOUD_EVENTS_TYPES = Map.of(
            "harbor.artifact.pushed",
            Action.PUSHED,
            "harbor.artifact.pulled",
            Action.PULLED,
            "harbor.artifact.deleted",
            Action.DELETED);

    /** Harbor names the accounts of its scanners so. */
    private static final String SCANNERS = "*scanner-*";

    static final Format HARBOR = TableFormat.of(
                    "harbor",
                    Proof.BY_HEADER,
                    table(
                            "/data",
                            CLOUD_EVENTS_TYPES,
                            Map.of(Column.TIME, Field.around("/time"), Column.ID, Field.around("/id"))),
                    table("/event_data", DEFAULT_TYPES, Map.of(Column.TIME, Field.around("/occur_at"))))
            .unwrappedBy(CloudEvents::structured)
            .withNotAlive(SCANNERS);

    private Harbor() {}

    private static EventTable table(String data, Map<String, Action> types, Map<Column, Field> more) {
        Field type = Field.around("/type");
        Field tag = Field.at("/tag");
        Map<Column, Field> columns = new HashMap<>(more);
        columns.put(Column.ACTION, type);
        columns.put(Column.REPOSITORY, Field.around(data + "/repository/repo_full_name"));
        columns.put(Column.DIGEST, Field.at("/digest"));
        columns.put(
                Column.TAG,
                (event, delivery) ->
                        types.get(type.in(event, delivery)) == Action.DELETED ? null : tag.in(event, delivery));
        columns.put(Column.ACTOR, Field.around("/operator"));
        return new EventTable(
                delivery -> EventTable.has(delivery, data),
                Events.each(data + "/resources"),
                List.of(),
                types,
                columns);
    }
}
