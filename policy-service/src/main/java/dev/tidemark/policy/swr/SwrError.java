package dev.tidemark.policy.swr;

/**
 * What SWR says when it does not do what it is asked: the first three digits of a code are the status. The codes are of its published
 * table ({@code api-swr}, "Error Codes") where that has one for the situation.
 */
enum SwrError {
    BAD_PARAMETER("4000014", "Invalid API parameters"),
    BAD_PAGE_SIZE("4000056", "Invalid page size"),
    MISSING_PARAMETER("4001014", "A mandatory parameter is missing"),
    BAD_BODY("4001018", "Invalid body type"),
    BAD_QUERY("4001025", "Invalid query parameter"),
    BAD_NAMESPACE("4001028", "Invalid organization name"),
    BAD_REPOSITORY("4001029", "Invalid repository name"),
    BAD_FILTER("4001035", "Invalid filter"),
    BAD_ID("4009013", "Invalid ID"),
    UNAUTHENTICATED("4010000", "Authentication failed"),
    FORBIDDEN("4030170", "Insufficient permissions"),
    NO_REPOSITORY("4040010", "The repository does not exist"),
    NO_SUCH_PATH("4040083", "The requested URL does not exist"),
    /** Nothing is published for this and the next ones. */
    NO_POLICY("4040306", "The retention policy does not exist"),
    NO_TAG("4040307", "The tag does not exist"),
    NO_NAMESPACE("4041061", "The organization does not exist"),
    NO_SUCH_METHOD("4050000", "The method is not allowed"),
    POLICY_EXISTS("4090306", "The repository has a retention policy already"),
    ANOTHERS("4090308", "The retention policy cannot be changed here"),
    TAG_STAYS("4090307", "The tag cannot be deleted"),
    TOO_LARGE("4130000", "The request is too large"),
    INTERNAL("5000007", "Internal server error"),
    UNAVAILABLE("5030000", "The service is not available at the moment"),
    PENDING("5040000", "It is not over yet, and goes on");

    private final String digits;
    private final String message;

    SwrError(String digits, String message) {
        this.digits = digits;
        this.message = message;
    }

    int status() {
        return Integer.parseInt(digits.substring(0, 3));
    }

    String code() {
        return "SVCSTG.SWR." + digits;
    }

    String message() {
        return message;
    }

    /** The answer with this and nothing to add. */
    SwrException refusal() {
        return new SwrException(this, "");
    }

    /** @param detail for the client: what is wrong with its request */
    SwrException refusal(String detail) {
        return new SwrException(this, detail);
    }

    /** What the framework found by its status. */
    static SwrError ofStatus(int status) {
        return switch (status) {
            // What the request is made of is one status in SWR.
            case 400, 406, 422 -> BAD_PARAMETER;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NO_SUCH_PATH;
            case 405 -> NO_SUCH_METHOD;
            case 413 -> TOO_LARGE;
            case 415 -> BAD_BODY;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_PARAMETER : INTERNAL;
        };
    }
}
