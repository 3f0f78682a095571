package dev.tidemark.policy.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds users by their names, for whoever has proved otherwise than by a password who calls. */
@ApplicationScoped
public class Users {

    /** What the user may do; nothing where there is no such user. */
    public Uni<Optional<Caller>> named(String name) {
        return Uni.createFrom().item(name.equals(Admin.NAME) ? Optional.of(Admin.CALLER) : Optional.empty());
    }
}
