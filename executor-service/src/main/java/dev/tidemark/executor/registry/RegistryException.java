package dev.tidemark.executor.registry;

/**
 * A registry could not be read or written, and trying again within the call did not help. The message says what was tried, on what,
 * and why it failed; it holds no credential, no token and no query string.
 */
public class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For a failure of the registry's own. */
    public RegistryException(String message) {
        super(message);
    }

    /** For a failure with a cause below it. */
    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
