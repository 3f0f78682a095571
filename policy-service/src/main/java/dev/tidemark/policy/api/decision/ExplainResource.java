package dev.tidemark.policy.api.decision;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.api.Answers;
import dev.tidemark.policy.api.ApiWriting;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.ProblemException;
import dev.tidemark.policy.api.QueryText;
import dev.tidemark.policy.audit.AuditMemory.Thing;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Why something stayed, or went. */
@Path("/api/v1/registries/{registry}/repositories/{repository}/explain")
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "decisions")
@CustomSerialization(ApiWriting.class)
class ExplainResource {

    private final ReadDecisions decisions;
    private final Callers callers;

    ExplainResource(ReadDecisions decisions, Callers callers) {
        this.decisions = decisions;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "explain",
            summary = "Why a tag or a digest was kept or deleted: what was decided on it, the latest first",
            description =
                    "Of each policy the last 50 executions that looked at the repository, as far as their decisions are kept. Either tag or digest has to be given. A part may have fewer items than asked for, or none, and a nextPageToken all the same.")
    public Uni<PageOf<DecisionResponse>> explain(
            @PathParam("registry") String registry,
            @Parameter(description = "With its project; slashes as %2F.") @PathParam("repository") String repository,
            @QueryParam("tag") String tag,
            @QueryParam("digest") String digest,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        QueryText.requireOnly(uri.getQueryParameters(), Set.of("tag", "digest"));
        RegistryName where = name("registry", registry, RegistryName::new);
        RepositoryName in = name("repository", repository.replaceAll("%2[Ff]", "/"), RepositoryName::new);
        callers.current().require(Permission.READ_RETENTION, where, in.project());
        Thing thing = new Thing(
                where.value(),
                in.value(),
                QueryText.value("tag", tag, Tag::new).map(Tag::toString),
                QueryText.value("digest", digest, Digest::new).map(Digest::toString));
        if (thing.tag().isPresent() == thing.digest().isPresent()) {
            throw ProblemException.malformed("tag", "either tag or digest has to be given");
        }
        return Answers.of(() -> decisions.explain(thing, page));
    }

    private static <T> T name(String name, String text, Function<String, T> parse) {
        return QueryText.value(name, text, parse).orElseThrow();
    }
}
