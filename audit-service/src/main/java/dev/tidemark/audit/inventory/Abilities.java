package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.contracts.event.RegistryEvent.RegistryProbed;
import dev.tidemark.contracts.registry.RegistryName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What registries can do. Who finds out is a deleter, who has to know are those that plan, and both may be restarted in between. */
final class Abilities {

    private static final String RECORD =
            """
            INSERT INTO audit.registry AS r (name, deletes_tags, probed_at)
            SELECT x.* FROM unnest($1::text[], $2::boolean[], $3::timestamptz[]) AS x(name, deletes_tags, probed_at) ORDER BY 1
            ON CONFLICT (name) DO UPDATE SET deletes_tags = excluded.deletes_tags, probed_at = excluded.probed_at
            WHERE r.probed_at IS NULL OR r.probed_at <= excluded.probed_at""";

    private Abilities() {}

    static Uni<Void> record(SqlConnection transaction, Collection<RegistryProbed> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<RegistryName, RegistryProbed> newest = new LinkedHashMap<>();
        events.forEach(event -> newest.merge(event.registry(), event, Abilities::newer));
        return transaction
                .preparedQuery(RECORD)
                .execute(Columns.of(newest.values())
                        .texts(RegistryProbed::registry)
                        .booleans(RegistryProbed::deletesTags)
                        .instants(RegistryProbed::at)
                        .tuple())
                .replaceWithVoid();
    }

    private static RegistryProbed newer(RegistryProbed one, RegistryProbed other) {
        return other.at().isBefore(one.at()) ? one : other;
    }
}
