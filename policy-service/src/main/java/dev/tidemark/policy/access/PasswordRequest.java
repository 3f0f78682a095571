package dev.tidemark.policy.access;

/**
 * The body that changes a password.
 *
 * @param current what it is now, which who changes their own has to know
 */
record PasswordRequest(String password, String current) {

    /** Without what it is about. */
    @Override
    public String toString() {
        return "PasswordRequest[]";
    }
}
