package dev.tidemark.policy.harbor.repository;

import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.catalogue.FindRepository;
import dev.tidemark.policy.catalogue.ForgetRepository;
import dev.tidemark.policy.catalogue.ListRepositories;
import dev.tidemark.policy.catalogue.Repository;
import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborQuery;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.harbor.project.ProjectLookup;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Harbor's repositories. */
@Path(HarborErrorForm.ROOT + "/projects/{project}/repositories")
class RepositoryResource {

    private final Registries registries;
    private final ProjectLookup lookup;
    private final ListRepositories repositories;
    private final FindRepository findRepository;
    private final ForgetRepository forgetRepository;
    private final HarborDeletions deletions;
    private final Callers callers;

    RepositoryResource(
            Registries registries,
            ProjectLookup lookup,
            ListRepositories repositories,
            FindRepository findRepository,
            ForgetRepository forgetRepository,
            HarborDeletions deletions,
            Callers callers) {
        this.registries = registries;
        this.lookup = lookup;
        this.repositories = repositories;
        this.findRepository = findRepository;
        this.forgetRepository = forgetRepository;
        this.deletions = deletions;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @PathParam("project") String project,
            @QueryParam("q") String query,
            @QueryParam("sort") String sort,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        Filter<Column<Repository>> filter = HarborQuery.of(query, sort).filter(HarborRepository.FIELDS);
        return lookup.byName(project, callers.current(), Permission.READ_PROJECT)
                .chain(found -> repositories.of(found, filter, asked.offset(), asked.limit()))
                .map(found -> HarborList.of(
                        found.items().stream().map(HarborRepository::of).toList(), found.total(), asked, request));
    }

    /** Slashes in the name come encoded twice. */
    @GET
    @Path("/{repository: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(@PathParam("project") String project, @PathParam("repository") String repository) {
        RepositoryName name = HarborRepositoryName.of(project, repository);
        callers.current().require(Permission.READ_PROJECT, registries.ofHarbor(), name.project());
        return findRepository
                .named(registries.ofHarbor(), name)
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> HarborRefusals.notSaid("repository " + name))
                .map(found -> found.orElseThrow(() -> HarborRepositoryName.unknown(name.value())))
                .map(HarborRepository::of)
                .map(HarborJson::write);
    }

    /** All that it holds, through every guard. */
    @DELETE
    @Path("/{repository: .+}")
    public Uni<Response> delete(@PathParam("project") String project, @PathParam("repository") String repository) {
        RepositoryName name = HarborRepositoryName.of(project, repository);
        Caller caller = callers.current();
        caller.require(Permission.DELETE_REPOSITORY, registries.ofHarbor(), name.project());
        return findRepository
                .named(registries.ofHarbor(), name)
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> HarborRefusals.notSaid("repository " + name))
                .map(found -> found.orElseThrow(() -> HarborRepositoryName.unknown(name.value())))
                .chain(() -> deletions.of(name, Named.all(), caller.name()))
                .call(() -> forgetRepository.of(registries.ofHarbor(), name));
    }
}
