package dev.tidemark.policy.artifactory;

import java.util.List;

/** Whether a run may delete. */
final class DryRun {

    private DryRun() {}

    /** The body that some clients send. */
    record Body(Boolean dryRun) {}

    /**
     * Whether query or body ask for a dry run.
     *
     * @throws dev.tidemark.policy.error.RefusedException with 400 if either cannot be understood: it may have meant to
     */
    static boolean isAskedFor(List<String> inQuery, byte[] body) {
        boolean asked = false;
        for (String value : inQuery) {
            asked |= isTrue(value);
        }
        boolean hasBody = body != null && body.length > 0;
        return asked
                | (hasBody
                        && Boolean.TRUE.equals(
                                ArtifactoryJson.read(body, Body.class).dryRun()));
    }

    private static boolean isTrue(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ArtifactoryRefusals.badRequest("dryRun must be true or false");
        };
    }
}
