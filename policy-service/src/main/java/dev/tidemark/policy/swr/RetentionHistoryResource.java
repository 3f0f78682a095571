package dev.tidemark.policy.swr;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyPast;
import dev.tidemark.policy.audit.AuditHistory;
import dev.tidemark.policy.audit.AuditUnavailableException;
import dev.tidemark.policy.audit.DeletedTags;
import dev.tidemark.policy.audit.DeletedTags.DeletedTag;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a repository's policies deleted, those that are gone included: a record for each tag, the last one first. */
@Path(SwrErrorForm.ROOT + "/namespaces/{namespace}/repos/{repository}/retentions/histories")
class RetentionHistoryResource {

    private static final Set<String> PARAMETERS = Set.of("limit", "offset");

    private final RegistryName registry;
    private final SwrPlaces places;
    private final Policies policies;
    private final PolicyPast past;
    private final AuditHistory history;

    RetentionHistoryResource(
            Registries registries, SwrPlaces places, Policies policies, PolicyPast past, AuditHistory history) {
        this.registry = registries.ofSwr();
        this.places = places;
        this.policies = policies;
        this.past = past;
        this.history = history;
    }

    @GET
    public Uni<Response> list(
            @PathParam("namespace") String namespace,
            @PathParam("repository") String repository,
            @Context UriInfo request) {
        SwrPlace place = places.named(namespace, repository, Permission.READ_RETENTION);
        SwrPage asked = SwrPage.of(SwrQuery.of(request, PARAMETERS));
        return policies.everOf(registry, place.repository(), Dialect.SWR)
                .map(WordsOfOthers::of)
                .chain(others -> list(place, asked, others));
    }

    private Uni<Response> list(SwrPlace place, SwrPage asked, WordsOfOthers others) {
        return past.of(Dialect.SWR, registry, place.repository())
                .map(others::among)
                .chain(shown -> history.tags(registry, place.repository(), shown, asked.offset(), asked.limit()))
                .onFailure(AuditUnavailableException.class)
                .transform(e -> SwrError.UNAVAILABLE.refusal("records cannot be read"))
                .call(found -> found.total() == 0
                        ? places.require(place)
                        : Uni.createFrom().voidItem())
                .chain(found -> answer(place, found, asked, others));
    }

    private Uni<Response> answer(SwrPlace place, DeletedTags found, SwrPage asked, WordsOfOthers others) {
        return past.behind(found.items().stream().map(DeletedTag::execution).toList())
                .map(said -> found.items().stream()
                        .filter(deleted -> said.containsKey(deleted.execution()))
                        .map(deleted -> SwrRecord.of(place, deleted, others.in(said.get(deleted.execution()))))
                        .toList())
                .map(records ->
                        SwrAnswer.page(body(records, found.total()), asked.offset(), records.size(), found.total()));
    }

    private static Map<String, Object> body(List<SwrRecord> records, long total) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("retention_log", records);
        body.put("total", total);
        return body;
    }
}
