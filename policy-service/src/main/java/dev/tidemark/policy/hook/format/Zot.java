package dev.tidemark.policy.hook.format;

import dev.tidemark.policy.hook.format.EventTable.Events;
import java.util.List;
import java.util.Map;

/** zot's events extension: CloudEvents, one for each tag that an image was put under. It tells of no pulls. */
final class Zot {

    private static final EventTable TABLE = new EventTable(
            delivery -> true,
            Events.each(""),
            List.of(),
            Map.of("zotregistry.image.updated", Action.PUSHED, "zotregistry.image.deleted", Action.DELETED),
            Map.of(
                    Column.ACTION, Field.at("/type"),
                    Column.REPOSITORY, Field.at("/data/name"),
                    Column.DIGEST, Field.at("/data/digest"),
                    Column.TAG, Field.at("/data/reference"),
                    Column.MEDIA_TYPE, Field.at("/data/mediaType"),
                    Column.TIME, Field.at("/time"),
                    Column.ACTOR, Field.at("/data/actor/name"),
                    Column.AGENT, Field.at("/data/request/useragent"),
                    Column.ID, Field.at("/id")));

    static final Format ZOT = TableFormat.of("zot", Proof.BY_HEADER, TABLE).unwrappedBy(CloudEvents::structured);

    private Zot() {}
}
