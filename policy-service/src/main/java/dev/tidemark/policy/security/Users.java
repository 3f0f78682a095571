package dev.tidemark.policy.security;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Finds users by their names, for schemes that prove a name otherwise than by a password. */
public interface Users {

    /** Who that is, and what they may do; nothing where there is no such user, or no more. */
    Uni<Optional<Caller>> named(String name);
}
