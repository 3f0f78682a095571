package dev.tidemark.policy.harbor.repository;

import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.catalogue.FindRepository;
import dev.tidemark.policy.catalogue.Repository;
import dev.tidemark.policy.gateway.Gateway;
import dev.tidemark.policy.gateway.GatewayArtifact;
import dev.tidemark.policy.gateway.GatewayUnavailableException;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborQuery;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What a repository holds. The registry itself is asked, each time: nothing is shown that is not there. */
@Path(HarborErrorForm.ROOT + "/projects/{project}/repositories/{repository}/artifacts")
class ArtifactResource {

    private final Registries registries;
    private final FindRepository findRepository;
    private final Gateway gateway;
    private final HarborDeletions deletions;
    private final Callers callers;

    ArtifactResource(
            Registries registries,
            FindRepository findRepository,
            Gateway gateway,
            HarborDeletions deletions,
            Callers callers) {
        this.deletions = deletions;
        this.registries = registries;
        this.findRepository = findRepository;
        this.gateway = gateway;
        this.callers = callers;
    }

    /** A repository and all it holds. */
    private record Contents(Repository repository, HarborArtifacts artifacts) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @PathParam("project") String project,
            @PathParam("repository") String repository,
            @QueryParam("q") String query,
            @QueryParam("sort") String sort,
            @QueryParam("with_tag") @DefaultValue("true") boolean withTags,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        ArtifactChoice choice = ArtifactChoice.of(HarborQuery.of(query, sort));
        return contents(HarborRepositoryName.of(project, repository))
                .map(found -> page(found, choice, asked, withTags, request))
                .onFailure(AbsentException.class)
                .recoverWithItem(() -> HarborList.of(List.of(), 0, asked, request));
    }

    private static Response page(
            Contents contents, ArtifactChoice choice, HarborPage asked, boolean withTags, RoutingContext request) {
        List<GatewayArtifact> listed = choice.from(contents.artifacts(), contents.repository());
        List<HarborArtifact> items = asked.of(listed).stream()
                .map(artifact -> HarborArtifact.of(artifact, contents.repository(), withTags))
                .toList();
        return HarborList.of(items, listed.size(), asked, request);
    }

    @GET
    @Path("/{reference}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(
            @PathParam("project") String project,
            @PathParam("repository") String repository,
            @PathParam("reference") String reference,
            @QueryParam("with_tag") @DefaultValue("true") boolean withTags) {
        RepositoryName name = HarborRepositoryName.of(project, repository);
        return contents(name)
                .map(found -> HarborArtifact.of(artifact(found, reference), found.repository(), withTags))
                .onFailure(AbsentException.class)
                .transform(e -> HarborRepositoryName.unknown(name, reference))
                .map(HarborJson::write);
    }

    @GET
    @Path("/{reference}/tags")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> tags(
            @PathParam("project") String project,
            @PathParam("repository") String repository,
            @PathParam("reference") String reference,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        RepositoryName name = HarborRepositoryName.of(project, repository);
        return contents(name)
                .map(found -> HarborArtifact.tags(artifact(found, reference), found.repository()))
                .map(tags -> HarborList.of(asked.of(tags), tags.size(), asked, request))
                .onFailure(AbsentException.class)
                .transform(e -> HarborRepositoryName.unknown(name, reference));
    }

    /** With all its tags. */
    @DELETE
    @Path("/{reference}")
    public Uni<Response> delete(
            @PathParam("project") String project,
            @PathParam("repository") String repository,
            @PathParam("reference") String reference) {
        RepositoryName name = HarborRepositoryName.of(project, repository);
        Caller caller = may(Permission.DELETE_ARTIFACT, name);
        return artifact(name, reference)
                .chain(found -> deletions.of(name, Named.digests(List.of(found.digest())), caller.name()));
    }

    /** One of its tags; where the registry can, the artifact stays. */
    @DELETE
    @Path("/{reference}/tags/{tag}")
    public Uni<Response> delete(
            @PathParam("project") String project,
            @PathParam("repository") String repository,
            @PathParam("reference") String reference,
            @PathParam("tag") String tag) {
        RepositoryName name = HarborRepositoryName.of(project, repository);
        Caller caller = may(Permission.DELETE_TAG, name);
        return artifact(name, reference)
                .map(found -> tagOf(found, tag))
                .chain(found -> deletions.of(name, Named.tags(List.of(found)), caller.name()));
    }

    private static Tag tagOf(GatewayArtifact artifact, String tag) {
        return artifact.tags().stream()
                .filter(one -> one.name().equals(tag))
                .map(one -> new Tag(one.name()))
                .findFirst()
                .orElseThrow(() -> HarborRefusals.notFound(
                        "tag " + tag + " attached to artifact " + artifact.digest() + " not found"));
    }

    private Caller may(Permission permission, RepositoryName name) {
        Caller caller = callers.current();
        caller.require(permission, registries.ofHarbor(), name.project());
        return caller;
    }

    private Uni<GatewayArtifact> artifact(RepositoryName name, String reference) {
        return contents(name)
                .map(found -> artifact(found, reference))
                .onFailure(AbsentException.class)
                .transform(e -> HarborRepositoryName.unknown(name, reference));
    }

    private static GatewayArtifact artifact(Contents contents, String reference) {
        return contents.artifacts().find(reference).orElseThrow(AbsentException::new);
    }

    /** It, or {@link AbsentException}; 503 where the registry cannot be asked. */
    private Uni<Contents> contents(RepositoryName name) {
        callers.current().require(Permission.READ_PROJECT, registries.ofHarbor(), name.project());
        return findRepository
                .named(registries.ofHarbor(), name)
                .map(found -> found.orElseThrow(AbsentException::new))
                .chain(repository -> gateway.artifacts(repository.registry(), name)
                        .map(found ->
                                new Contents(repository, new HarborArtifacts(found.orElseThrow(AbsentException::new)))))
                .onFailure(GatewayUnavailableException.class)
                .transform(e -> HarborRefusals.notSaid("what " + name + " holds"));
    }

    /** It is not there. */
    private static final class AbsentException extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
