package dev.tidemark.policy.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a list goes on: the key of the last item that was told, so that no item is told twice or passed over, however many come and go
 * meanwhile. Clients hand it back as it is.
 *
 * @param list what it is a list of; a token of another one is refused
 * @param key of letters, digits, dots, hyphens, underscores and equals signs
 */
public record PageToken(String list, String key) {

    private static final int LONGEST = 1_000;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._=-]{1,200}");
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+");

    /** A list whose key is one number. */
    public static PageToken of(String list, long key) {
        return new PageToken(list, Long.toString(key));
    }

    /** A list whose key somebody else made. */
    public static PageToken ofText(String list, String key) {
        return new PageToken(list, key);
    }

    /** @throws ProblemException with 400 if it is no token of such a list */
    static PageToken parse(String list, String text) {
        if (text.length() <= LONGEST && FORM.matcher(text).matches()) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                List<String> parts = List.of(plain.split(":", -1));
                if (parts.size() == 2
                        && parts.get(0).equals(list)
                        && KEY.matcher(parts.get(1)).matches()) {
                    return new PageToken(list, parts.get(1));
                }
            } catch (IllegalArgumentException e) {
                // not base64: the same mistake
            }
        }
        throw ProblemException.malformed("pageToken", "the page token is not one of this list");
    }

    long number() {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw ProblemException.malformed("pageToken", "the page token is not one of this list");
        }
    }

    @Override
    public String toString() {
        String plain = list + ":" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
