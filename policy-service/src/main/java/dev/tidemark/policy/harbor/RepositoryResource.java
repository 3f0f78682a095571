package dev.tidemark.policy.harbor;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.Registries;
import dev.tidemark.policy.catalogue.FindRepository;
import dev.tidemark.policy.catalogue.Repositories;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Harbor's repositories, to read. */
@Path(HarborErrorForm.ROOT + "/projects/{project}/repositories")
class RepositoryResource {

    private static final int DEFAULT_SIZE = 10;
    private static final int MAX_SIZE = 100;

    private final Registries registries;
    private final ProjectLookup lookup;
    private final Repositories repositories;
    private final FindRepository findRepository;
    private final Callers callers;

    RepositoryResource(
            Registries registries,
            ProjectLookup lookup,
            Repositories repositories,
            FindRepository findRepository,
            Callers callers) {
        this.registries = registries;
        this.lookup = lookup;
        this.repositories = repositories;
        this.findRepository = findRepository;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @PathParam("project") String project,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage asked = HarborPage.of(page, pageSize, DEFAULT_SIZE, MAX_SIZE);
        return lookup.byName(project, callers.current(), Permission.READ_PROJECT)
                .chain(found -> repositories.of(found.id(), asked.offset(), asked.limit()))
                .map(found -> HarborList.of(
                        found.items().stream().map(HarborRepository::of).toList(), found.total(), asked, request));
    }

    /** Slashes in the name come encoded twice. */
    @GET
    @Path("/{repository: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(@PathParam("project") String project, @PathParam("repository") String repository) {
        String within = repository.replaceAll("%2[Ff]", "/");
        String whole = project.equals(ProjectName.NONE.value()) ? within : project + "/" + within;
        if (!RepositoryName.isRepositoryName(whole)) {
            throw unknown(whole);
        }
        RepositoryName name = new RepositoryName(whole);
        callers.current().require(Permission.READ_PROJECT, registries.ofHarbor(), name.project());
        return findRepository
                .named(registries.ofHarbor(), name)
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> HarborRefusals.notSaid("repository " + whole))
                .map(found -> found.orElseThrow(() -> unknown(whole)))
                .map(HarborRepository::of)
                .map(HarborJson::write);
    }

    private static RefusedException unknown(String repository) {
        return HarborRefusals.notFound("repository " + repository + " not found");
    }
}
