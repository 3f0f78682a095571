package dev.tidemark.audit.decision;

import dev.tidemark.contracts.execution.Reason;
import io.vertx.mutiny.sqlclient.Row;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who or what is behind a deletion: a client that named it, or a rule. Decisions tell both in one place, and so do rows.
 *
 * @param rule null where a client named it, or no rule is behind it
 * @param trigger {@code CLIENT} where a client named it, else null
 * @param requestedBy the user of that client, else null
 */
public record Asked(String rule, String trigger, String requestedBy) {

    /** Those of what was named, and of what goes along with it, behind which no rule is. */
    private static final Set<Reason> NAMED = EnumSet.of(Reason.ASKED_FOR, Reason.INDEX_CHILD, Reason.REFERRER);

    public static Asked of(Row row) {
        String reason = row.getString("reason");
        String rule = row.getString("rule");
        boolean named = rule != null && reason != null && NAMED.contains(Reason.valueOf(reason));
        return named ? new Asked(null, "CLIENT", rule) : new Asked(rule, null, null);
    }
}
