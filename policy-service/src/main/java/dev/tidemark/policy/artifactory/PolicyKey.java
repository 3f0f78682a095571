package dev.tidemark.policy.artifactory;

import java.util.regex.Pattern;

/** What a client calls a policy: its own name for it, unique among those of this API. */
record PolicyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{3,255}");

    /** @throws dev.tidemark.policy.error.RefusedException with 400 if it is none */
    PolicyKey {
        if (!FORM.matcher(value).matches()) {
            throw ArtifactoryRefusals.badRequest(
                    "The policy key must have at least three characters, and only letters, digits, '_' and '-'");
        }
    }

    /** @throws dev.tidemark.policy.error.RefusedException with 400 unless the document is about the policy of the path */
    void requireSameAs(String keyInBody) {
        if (!value.equals(keyInBody)) {
            throw ArtifactoryRefusals.badRequest("The policy key in the body must be the one in the path: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
