package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.Rows;
import dev.tidemark.contracts.registry.Digest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;

/** What manifests say of themselves, whichever repository they were read in: who knows it need not ask a registry. */
@Path("/facts")
class FactsResource {

    private static final int MOST = 5_000;
    private static final String FACTS = "SELECT f.facts FROM audit.facts f WHERE f.digest = ANY ($1::text[])";

    private final Pool pool;

    FactsResource(Pool pool) {
        this.pool = pool;
    }

    /** A line each, of those that are known, in no particular order. */
    @POST
    @Consumes("application/json")
    @Produces("application/x-ndjson")
    public Uni<String> facts(List<Digest> digests) {
        if (digests == null || digests.contains(null) || digests.size() > MOST) {
            throw new BadRequestException("a list of at most " + MOST + " digests is needed");
        }
        String[] names = digests.stream().map(Digest::toString).toArray(String[]::new);
        return pool.preparedQuery(FACTS)
                .execute(Tuple.of(names))
                .map(rows -> String.join("\n", Rows.list(rows, row -> row.getString("facts"))));
    }
}
