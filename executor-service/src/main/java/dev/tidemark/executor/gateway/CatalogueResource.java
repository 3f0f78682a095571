package dev.tidemark.executor.gateway;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.planning.LookIntoRepository;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.function.Function;

/** What there is in a registry, by name. Every answer is 200, 404 for what is not there, or 502 where the registry did not say. */
@Path("/registries/{registry}")
class CatalogueResource {

    private final ReadCatalogue catalogue;
    private final LookIntoRepository lookInto;

    CatalogueResource(ReadCatalogue catalogue, LookIntoRepository lookInto) {
        this.catalogue = catalogue;
        this.lookInto = lookInto;
    }

    /** A name that is there. */
    record Found(String name) {}

    @GET
    @Path("/repositories")
    public CataloguePage repositories(
            @PathParam("registry") String registry,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("1000") int limit) {
        if (limit < 1 || limit > CataloguePage.MOST) {
            throw new BadRequestException("limit is a number from 1 to " + CataloguePage.MOST);
        }
        Optional<RepositoryName> last = Optional.ofNullable(after).map(name -> parse(name, RepositoryName::new));
        return catalogue.page(parse(registry, RegistryName::new), last, limit);
    }

    @GET
    @Path("/projects/{project}")
    public Found project(@PathParam("registry") String registry, @PathParam("project") String project) {
        ProjectName name = parse(project, ProjectName::new);
        return found(name, catalogue.has(parse(registry, RegistryName::new), name));
    }

    @GET
    @Path("/projects/{project}/repositories")
    public CataloguePage repositories(@PathParam("registry") String registry, @PathParam("project") String project) {
        return catalogue.page(parse(registry, RegistryName::new), parse(project, ProjectName::new), CataloguePage.MOST);
    }

    /** The name is a parameter because it has slashes. */
    @GET
    @Path("/repository")
    public Found repository(
            @PathParam("registry") String registry, @QueryParam("name") @DefaultValue("") String repository) {
        RepositoryName name = parse(repository, RepositoryName::new);
        return found(name, catalogue.has(parse(registry, RegistryName::new), name));
    }

    /** Also what no tag names, as far as anybody saw it come. */
    @GET
    @Path("/artifacts")
    public RepositoryContents artifacts(
            @PathParam("registry") String registry, @QueryParam("repository") @DefaultValue("") String repository) {
        RepositoryName name = parse(repository, RepositoryName::new);
        return lookInto.of(parse(registry, RegistryName::new), name)
                .map(RepositoryContents::of)
                .orElseThrow(() -> new NotFoundException("there is no " + name));
    }

    private static Found found(Object name, boolean isThere) {
        if (!isThere) {
            throw new NotFoundException("there is no " + name);
        }
        return new Found(name.toString());
    }

    private static <T> T parse(String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
    }
}
