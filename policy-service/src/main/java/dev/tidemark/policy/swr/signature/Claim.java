package dev.tidemark.policy.swr.signature;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header of a signed request says.
 *
 * @param accessKey whose it is, by its public half
 * @param headers the names of those that are signed, in the order in which they are
 * @param signature in hexadecimal digits
 */
record Claim(String accessKey, List<String> headers, String signature) {

    static final String SCHEME = "SDK-HMAC-SHA256";

    private static final Pattern FORM = Pattern.compile(SCHEME
            + " +Access=([^ ,]{1,128}) *, *SignedHeaders=([A-Za-z0-9;_-]{1,1000}) *, *Signature=([0-9a-fA-F]{64})");

    /** Whether a header of this value claims anything of that kind, be it well-formed or not. */
    static boolean isMadeBy(String authorization) {
        return authorization != null && authorization.startsWith(SCHEME);
    }

    /** Nothing where it has not the form. */
    static Optional<Claim> parse(String authorization) {
        Matcher matcher = FORM.matcher(authorization.strip());
        return matcher.matches()
                ? Optional.of(new Claim(
                        matcher.group(1),
                        List.of(matcher.group(2).toLowerCase(Locale.ROOT).split(";")),
                        matcher.group(3).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
