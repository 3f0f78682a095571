package dev.tidemark.policy.harbor.repository;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.policy.catalogue.Repositories;
import dev.tidemark.policy.catalogue.Repositories.Totals;
import dev.tidemark.policy.catalogue.Repository;
import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborQuery;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.TreeMap;

/** What there is over all projects that the caller may see. */
@Path(HarborErrorForm.ROOT)
class OverviewResource {

    private final Registries registries;
    private final Repositories repositories;
    private final Callers callers;

    OverviewResource(Registries registries, Repositories repositories, Callers callers) {
        this.registries = registries;
        this.repositories = repositories;
        this.callers = callers;
    }

    @GET
    @Path("/repositories")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @QueryParam("q") String query,
            @QueryParam("sort") String sort,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        Filter<Column<Repository>> filter = HarborQuery.of(query, sort).filter(HarborRepository.FIELDS);
        return repositories
                .in(registries.ofHarbor(), visible(), filter, asked.offset(), asked.limit())
                .map(found -> HarborList.of(
                        found.items().stream().map(HarborRepository::of).toList(), found.total(), asked, request));
    }

    @GET
    @Path("/statistics")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> statistics() {
        boolean isAdmin = callers.current().isSystemAdmin();
        return repositories
                .totals(registries.ofHarbor(), visible())
                .map(totals -> statistics(totals, isAdmin))
                .map(HarborJson::write);
    }

    /** All are there, and what is only an administrator's to see is 0 to others, as in Harbor; so are bytes, which nobody counts here. */
    private static TreeMap<String, Long> statistics(Totals totals, boolean isAdmin) {
        TreeMap<String, Long> statistics = new TreeMap<>();
        statistics.put("private_project_count", totals.privateProjects());
        statistics.put("private_repo_count", totals.privateRepositories());
        statistics.put("public_project_count", totals.publicProjects());
        statistics.put("public_repo_count", totals.publicRepositories());
        statistics.put("total_project_count", isAdmin ? totals.privateProjects() + totals.publicProjects() : 0);
        statistics.put("total_repo_count", isAdmin ? totals.privateRepositories() + totals.publicRepositories() : 0);
        statistics.put("total_storage_consumption", 0L);
        return statistics;
    }

    /** Null for all. */
    private Set<ProjectName> visible() {
        Caller caller = callers.current();
        return caller.mayEverywhere(Permission.READ_PROJECT, registries.ofHarbor())
                ? null
                : caller.projectsWhereMay(Permission.READ_PROJECT, registries.ofHarbor());
    }
}
