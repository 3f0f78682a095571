package dev.tidemark.policy.api.decision;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.api.Answers;
import dev.tidemark.policy.api.ApiWriting;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.QueryText;
import dev.tidemark.policy.audit.AuditMemory.DeletionFilter;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was deleted, ever. */
@Path("/api/v1/history")
@Tag(name = "decisions")
@CustomSerialization(ApiWriting.class)
class HistoryResource {

    private static final Set<String> FILTERS = Set.of("registry", "repository", "policy", "since", "until");

    private final ReadDecisions decisions;
    private final Callers callers;

    HistoryResource(ReadDecisions decisions, Callers callers) {
        this.decisions = decisions;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listDeletions",
            summary = "List what was deleted, the latest first",
            description =
                    "Who is no system administrator names a registry and a repository, or a policy, that they may read. Accept has to name application/json; text/csv and application/x-ndjson are an export of all there is.")
    public Uni<PageOf<DeletionResponse>> list(
            @QueryParam("registry") String registry,
            @QueryParam("repository") String repository,
            @QueryParam("policy") @Schema(implementation = Long.class) String policy,
            @QueryParam("since") @Schema(implementation = Instant.class) String since,
            @QueryParam("until") @Schema(implementation = Instant.class) String until,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        QueryText.requireOnly(uri.getQueryParameters(), FILTERS);
        var caller = callers.current();
        var where = QueryText.value("registry", registry, RegistryName::new);
        var in = QueryText.value("repository", repository, RepositoryName::new);
        var filter = new DeletionFilter(
                where.map(RegistryName::toString),
                in.map(RepositoryName::toString),
                QueryText.id("policy", policy),
                QueryText.time("since", since),
                QueryText.time("until", until));
        return Answers.of(() -> decisions.history(filter, mayRead(caller, where, in), page, caller));
    }

    private static boolean mayRead(
            Caller caller, Optional<RegistryName> registry, Optional<RepositoryName> repository) {
        return caller.isSystemAdmin()
                || (registry.isPresent()
                        && repository.isPresent()
                        && caller.may(
                                Permission.READ_RETENTION,
                                registry.get(),
                                repository.get().project()));
    }
}
