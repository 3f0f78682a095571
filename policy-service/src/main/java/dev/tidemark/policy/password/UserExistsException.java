package dev.tidemark.policy.password;

/** Somebody else has the name. */
public final class UserExistsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UserExistsException(String name) {
        super("there is a user named " + name + " already");
    }
}
