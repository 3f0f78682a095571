package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.Rows;
import dev.tidemark.contracts.registry.Digest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;

/** Which blobs manifests name: whoever deletes some of them can tell what others share with them. */
@Path("/contents")
class ContentsResource {

    private static final int MOST = 1_000;
    private static final String CONTENTS =
            "SELECT f.digest, f.contents FROM audit.facts f WHERE f.digest = ANY ($1::text[]) AND f.contents IS NOT NULL";

    private final Pool pool;

    ContentsResource(Pool pool) {
        this.pool = pool;
    }

    /** A line each, of those of which it is known, in no particular order. */
    @POST
    @Consumes("application/json")
    @Produces("application/x-ndjson")
    public Uni<String> contents(List<Digest> digests) {
        if (digests == null || digests.contains(null) || digests.size() > MOST) {
            throw new BadRequestException("a list of at most " + MOST + " digests is needed");
        }
        String[] names = digests.stream().map(Digest::toString).toArray(String[]::new);
        return pool.preparedQuery(CONTENTS)
                .execute(Tuple.of(names))
                .map(rows -> String.join("\n", Rows.list(rows, ContentsResource::line)));
    }

    private static String line(Row row) {
        String contents = ContentsCodec.decode(row.getBuffer("contents").getBytes());
        return "{\"digest\":\"" + row.getString("digest") + "\",\"contents\":" + contents + "}";
    }
}
