package dev.tidemark.policy.api;

import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.audit.AuditUnavailableException;
import dev.tidemark.policy.deletion.DeleteForClient;
import dev.tidemark.policy.deletion.Deletion;
import dev.tidemark.policy.deletion.Deletion.Result;
import dev.tidemark.policy.deletion.DeletionPendingException;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** A deletion by name, and its end in the words of this API. */
@ApplicationScoped
class NamedDeletion {

    private final Registries registries;
    private final DeleteForClient deleteForClient;

    NamedDeletion(Registries registries, DeleteForClient deleteForClient) {
        this.registries = registries;
        this.deleteForClient = deleteForClient;
    }

    /** @throws RefusedException with 400 for what is no name, 404 for what is not there */
    Uni<Void> of(String registry, String repository, Supplier<Named> named, Caller caller) {
        RegistryName where =
                registries.find(registry).orElseThrow(() -> new RefusedException(404, "there is no such registry"));
        RepositoryName from = valid(() -> new RepositoryName(decoded(repository)));
        caller.require(Permission.DELETE_ARTIFACT, where, from.project());
        return deleteForClient
                .of(where, from, valid(named), caller.name())
                .onFailure(DeletionPendingException.class)
                .transform(e -> new RefusedException(504, e.getMessage()))
                .onFailure(AuditUnavailableException.class)
                .transform(e -> new RefusedException(503, "it is over, and its end cannot be read now"))
                .invoke(NamedDeletion::requireGone)
                .replaceWithVoid();
    }

    /** Some clients encode twice, for what stands between them and us. */
    private static String decoded(String repository) {
        return repository.replaceAll("%2[Ff]", "/");
    }

    private static <T> T valid(Supplier<T> name) {
        try {
            return name.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, e.getMessage());
        }
    }

    private static void requireGone(Deletion deletion) {
        deletion.obstacle().ifPresent(result -> {
            throw new RefusedException(result.outcome() == Outcome.FAILED ? 502 : 409, sentence(result));
        });
        if (deletion.foundNothing()) {
            throw new RefusedException(404, "there is no such thing");
        }
    }

    private static String sentence(Result result) {
        String reason = result.reason() == null ? "" : " " + result.reason();
        String detail = result.detail() == null ? "" : ": " + result.detail();
        return result.name() + (result.outcome() == Outcome.FAILED ? " failed" : " stays") + reason + detail;
    }
}
