package dev.tidemark.policy.error;

/** How a dialect answers errors. */
public interface ErrorForm {

    /** Requests to it, and to what is below, are answered in this form. */
    String root();

    /** Whether requests to the path are. */
    default boolean covers(String path) {
        return path.equals(root()) || path.startsWith(root() + "/");
    }

    /**
     * An error that the framework found, before any of our code saw the request.
     *
     * @param status as HTTP would have it; a dialect may have another
     * @param detail for the client
     */
    Answer foundByFramework(int status, String detail);

    /** An error that our code found: status and message are the dialect's own already. */
    Answer refused(int status, String message);

    /** What goes over the wire. */
    record Answer(int status, String contentType, String body) {}
}
