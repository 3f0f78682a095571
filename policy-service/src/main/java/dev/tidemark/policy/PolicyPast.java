package dev.tidemark.policy;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what policies were: those that are gone, and what they said before they were changed. */
@ApplicationScoped
public class PolicyPast {

    /** @param document the client's own, as the policy had it when the execution was asked for */
    public record Said(PolicyId policy, String document) {}

    private static final String EVER =
            "select id from policy.policy where dialect = $1 and registry = $2 and repository = $3";

    // A revision in which the document stayed has no row of its own.
    private static final String SAID =
            """
            select e.id, e.policy_id, said.document
              from policy.execution e
              cross join lateral (select r.document from policy.policy_revision r
                                   where r.policy_id = e.policy_id and r.revision <= e.revision
                                   order by r.revision desc limit 1) said
             where e.id = any($1)
            """;

    private final Pool pool;

    PolicyPast(Pool pool) {
        this.pool = pool;
    }

    /** The policies that the repository has or ever had for itself. */
    public Uni<List<PolicyId>> of(Dialect dialect, RegistryName registry, RepositoryName repository) {
        return pool.preparedQuery(EVER)
                .execute(Tuple.of(dialect.name(), registry.value(), repository.value()))
                .map(rows ->
                        stream(rows).map(row -> new PolicyId(row.getLong(0))).toList());
    }

    /** What the policies of executions said at the time. */
    public Uni<Map<ExecutionId, Said>> behind(Collection<ExecutionId> executions) {
        return pool.preparedQuery(SAID)
                .execute(Tuple.of(
                        executions.stream().map(ExecutionId::value).distinct().toArray(Long[]::new)))
                .map(rows -> stream(rows)
                        .collect(Collectors.toMap(
                                row -> new ExecutionId(row.getLong(0)),
                                row -> new Said(new PolicyId(row.getLong(1)), row.getString(2)))));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
