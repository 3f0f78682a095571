package dev.tidemark.policy.webhook;

/** A webhook was to have a name that another of its project has. */
public final class WebhookExistsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WebhookExistsException(String name) {
        super("there is a webhook " + name);
    }
}
