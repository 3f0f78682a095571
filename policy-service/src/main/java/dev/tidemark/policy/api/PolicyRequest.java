package dev.tidemark.policy.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.PolicyOrder;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy as a client wants it, whole: what is left out is not kept from before. */
@Schema(description = "A policy, whole: what is left out is not kept from before.")
record PolicyRequest(
        @Schema(required = true) String registry,
        @Schema(
                        description =
                                "The first segment of the names of the repositories it may touch, _ for those of one segment. Without it: all of the registry.")
                String project,
        @Schema(description = "The only repository it may touch, with its project.") String repository,
        @Schema(
                        description =
                                "What its clients call it, unique among those of its dialect in the registry. Not for harbor and swr; of artifactory, the document's key.")
                String name,
        @Schema(required = true) Dialect dialect,
        @Schema(
                        required = true,
                        type = SchemaType.OBJECT,
                        description = "What is to be retained, in the words of the dialect.")
                JsonNode document,
        @Schema(
                        defaultValue = "true",
                        description = "Whether clock and events may make it run. Those of harbor and swr always are.")
                Boolean enabled,
        @Schema(
                        description =
                                "When a policy of Tidemark's own language runs by itself: six fields, the seconds 0, in UTC. Other dialects say it in their documents.")
                String cron,
        TriggerDocument trigger) {

    /** @throws ProblemException if it makes no sense */
    PolicyOrder toOrder(Function<String, Optional<RegistryName>> registries) {
        if (document == null || !document.isObject()) {
            throw ProblemException.invalid("document", "document has to be an object");
        }
        return new PolicyOrder(
                scope(registries),
                Optional.ofNullable(name),
                Optional.ofNullable(cron),
                Objects.requireNonNullElse(enabled, true),
                document.toString());
    }

    Dialect requireDialect() {
        if (dialect == null) {
            throw ProblemException.invalid("dialect", "dialect is missing");
        }
        return dialect;
    }

    Optional<EventTrigger> toTrigger() {
        try {
            return Optional.ofNullable(trigger).map(TriggerDocument::toTrigger);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("trigger", "trigger: " + e.getMessage());
        }
    }

    private Scope scope(Function<String, Optional<RegistryName>> registries) {
        RegistryName in = Optional.ofNullable(registry)
                .flatMap(registries)
                .orElseThrow(() -> ProblemException.invalid("registry", "registry has to name one that is configured"));
        Optional<RepositoryName> only = name("repository", repository, RepositoryName::new);
        Optional<ProjectName> within = name("project", project, ProjectName::new);
        if (only.isEmpty()) {
            return within.map(some -> Scope.ofProject(in, some)).orElseGet(() -> Scope.ofRegistry(in));
        }
        if (within.isPresent() && !within.get().equals(only.get().project())) {
            throw ProblemException.invalid("repository", "the repository is not in the project");
        }
        return Scope.ofRepository(in, only.get());
    }

    private static <T> Optional<T> name(String member, String text, Function<String, T> parse) {
        try {
            return Optional.ofNullable(text).map(parse);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(member, member + ": " + e.getMessage());
        }
    }
}
