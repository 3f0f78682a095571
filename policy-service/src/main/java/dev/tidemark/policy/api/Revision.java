package dev.tidemark.policy.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The revision of a policy as an entity tag (RFC 9110, section 8.8.3). */
final class Revision {

    private static final Pattern TAG = Pattern.compile("\"([1-9][0-9]{0,8})\"");

    private Revision() {}

    static String tag(int revision) {
        return "\"" + revision + "\"";
    }

    /**
     * The revision a client knows, who has to say so.
     *
     * @return empty for {@code *}, which is any
     * @throws ProblemException with 428 if it is missing: who does not know what there is must not replace it
     */
    static Optional<Integer> required(String ifMatch) {
        if (ifMatch == null) {
            throw ProblemException.of(
                    ProblemType.REVISION_REQUIRED,
                    "If-Match has to be there: an ETag that was read, or * for whatever there is");
        }
        return expected(ifMatch);
    }

    /** As {@link #required}, but it need not be there. */
    static Optional<Integer> expected(String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ProblemException.malformed("If-Match", "If-Match is one ETag of the policy, or *");
        }
        return Optional.of(Integer.valueOf(tag.group(1)));
    }
}
