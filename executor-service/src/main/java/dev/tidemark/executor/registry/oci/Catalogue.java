package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** {@code GET /v2/_catalog}: every repository. */
final class Catalogue {

    private static final Logger LOG = Logger.getLogger(Catalogue.class);
    private static final int LONGEST_SHOWN = 80;

    private final Pages pages;
    private final RegistryName registry;
    private final OciPaths paths;

    Catalogue(Connection connection) {
        this.pages = new Pages(connection, "repositories");
        this.registry = connection.address().name();
        this.paths = new OciPaths(connection.address());
    }

    void read(Consumer<List<RepositoryName>> page) {
        Set<RepositoryName> seen = new HashSet<>();
        Consumer<List<String>> names = some -> {
            List<RepositoryName> valid = some.stream()
                    .filter(this::isValid)
                    .map(RepositoryName::new)
                    .filter(seen::add)
                    .toList();
            if (!valid.isEmpty()) {
                page.accept(valid);
            }
        };
        Request request = request("?n=1000");
        Answer first = pages.first(request);
        // CNCF Distribution refuses pages larger than its catalog.maxentries, and tells no one what that is.
        if (first.status() == 400 && first.error().isAnyOf("PAGINATION_NUMBER_INVALID", "UNSUPPORTED")) {
            request = request("");
            first = pages.first(request);
        }
        pages.read(request, first, names);
    }

    private Request request(String query) {
        return Request.of(Method.GET, paths.catalogue(query), "the catalogue of " + registry, Scope.CATALOGUE);
    }

    /** A repository nobody can address cannot be worked on, but must not hide the others. */
    private boolean isValid(String name) {
        boolean valid = RepositoryName.isRepositoryName(name);
        if (!valid) {
            String shown =
                    name.substring(0, Math.min(name.length(), LONGEST_SHOWN)).replaceAll("[^\\x21-\\x7e]", "?");
            LOG.warnf("%s lists a repository that no client can name, it is left out: %s", registry, shown);
        }
        return valid;
    }
}
