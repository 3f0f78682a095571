package dev.tidemark.policy.token;

/** The user has a token of that name already. */
public final class TokenTakenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TokenTakenException(String name) {
        super("there is a token named \"" + name + "\" already");
    }
}
