package dev.tidemark.executor.registry;

/**
 * The bytes the registry holds for one manifest are not a manifest, or not those its digest names. Trying again does not help, but
 * only this artifact is unknown (and therefore kept), not its repository.
 */
public final class UnreadableManifestException extends RegistryException {

    private static final long serialVersionUID = 1L;

    /** For contents that contradict themselves or their digest. */
    public UnreadableManifestException(String message) {
        super(message);
    }

    /** For contents a parser gave up on. */
    public UnreadableManifestException(String message, Throwable cause) {
        super(message, cause);
    }
}
