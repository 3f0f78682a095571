package dev.tidemark.standalone.sandbox;

/** An answer other than success, with the error code that OCI's distribution specification gives it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Code code;

    Refusal(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    Code code() {
        return code;
    }

    /** The codes of the specification that this registry uses, and the status each is sent with. */
    enum Code {
        BLOB_UNKNOWN(404),
        BLOB_UPLOAD_INVALID(416),
        BLOB_UPLOAD_UNKNOWN(404),
        DIGEST_INVALID(400),
        MANIFEST_BLOB_UNKNOWN(404),
        MANIFEST_INVALID(400),
        MANIFEST_UNKNOWN(404),
        NAME_INVALID(400),
        NAME_UNKNOWN(404),
        PAGINATION_NUMBER_INVALID(400),
        SIZE_INVALID(413),
        TAG_INVALID(400),
        UNAUTHORIZED(401),
        UNSUPPORTED(405);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
