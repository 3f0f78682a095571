package dev.tidemark.policy.artifactory;

import dev.tidemark.policy.error.ErrorForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Artifactory's error envelope. There is no {@code code} in it: its Terraform provider reads that as a text, and fails on anything else.
 */
@ApplicationScoped
class ArtifactoryErrorForm implements ErrorForm {

    static final String ROOT = "/artifactory";

    /** One error. */
    record Problem(int status, String message) {}

    /** The envelope. */
    record Envelope(List<Problem> errors) {}

    @Override
    public String root() {
        return ROOT;
    }

    @Override
    public Answer foundByFramework(int status, String detail) {
        return switch (status) {
            case 401 -> refused(401, "Bad credentials");
            case 404 -> refused(404, "Not Found");
            case 405 -> refused(405, "Method Not Allowed");
            default -> refused(status, detail == null || detail.isBlank() ? "HTTP " + status : detail);
        };
    }

    @Override
    public Answer refused(int status, String message) {
        // 503 says what to do; what else goes wrong here is none of the client's business.
        String told = status < 500 || status == 503 ? message : "internal server error";
        return new Answer(
                status, "application/json", ArtifactoryJson.write(new Envelope(List.of(new Problem(status, told)))));
    }
}
