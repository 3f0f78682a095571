package dev.tidemark.audit.inventory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What a repository was last known to hold, a line each: it may hold a million tags. */
@Path("/inventory/{registry}")
class InventoryResource {

    // A chunk a line would cost more than the line.
    private static final int LINES_A_CHUNK = 200;

    private final Inventory inventory;
    private final Upkeep upkeep;
    private final ObjectWriter writer;

    /** @param until when it was over; null if it is not over, or nobody knows */
    record Gap(Instant until) {}

    InventoryResource(Inventory inventory, Upkeep upkeep, ObjectMapper mapper) {
        this.inventory = inventory;
        this.upkeep = upkeep;
        this.writer = mapper.writer().withRootValueSeparator("\n");
    }

    /**
     * How far events must have been read for the answer to count; all of it, or none.
     *
     * @param partition of the topic of registry events
     */
    record Known(
            @QueryParam("partition") Integer partition,
            @QueryParam("offset") Long offset,
            @QueryParam("writtenAt") String writtenAt) {

        Optional<Position> position() {
            if (partition == null && offset == null && writtenAt == null) {
                return Optional.empty();
            }
            if (partition == null || offset == null || writtenAt == null) {
                throw new IllegalArgumentException("partition, offset and writtenAt belong together");
            }
            return Optional.of(new Position(partition, offset, instant(writtenAt)));
        }

        private static Instant instant(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("no instant: " + text, e);
            }
        }
    }

    @GET
    @Produces("application/x-ndjson")
    public Multi<byte[]> inventory(
            @PathParam("registry") String registry,
            @QueryParam("repository") String repository,
            @BeanParam Known known) {
        if (repository == null) {
            throw new BadRequestException("repository is missing");
        }
        try {
            return inventory
                    .of(new RegistryName(registry), new RepositoryName(repository), known.position())
                    .group()
                    .intoLists()
                    .of(LINES_A_CHUNK)
                    .map(this::json);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
    }

    /** Pulls were lost: whoever looks after the registry, or what sends its events, may know of it when nobody else can. */
    @POST
    @Path("/gaps")
    public Uni<Void> missed(@PathParam("registry") String registry, Gap gap) {
        return upkeep.missed(named(registry), gap == null ? null : gap.until());
    }

    /** Forgets what every repository of the registry was known to hold. */
    @DELETE
    public Uni<Void> forget(@PathParam("registry") String registry) {
        return upkeep.forget(named(registry));
    }

    private static RegistryName named(String registry) {
        try {
            return new RegistryName(registry);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
    }

    /** The lines of a chunk; the newline behind the last one is the framework's. */
    private byte[] json(List<InventoryLine> lines) {
        var bytes = new ByteArrayOutputStream();
        try (SequenceWriter sequence = writer.writeValues(bytes)) {
            sequence.writeAll(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the inventory as JSON", e);
        }
        return bytes.toByteArray();
    }
}
