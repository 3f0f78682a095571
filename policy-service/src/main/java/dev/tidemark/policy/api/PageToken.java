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
 * @param key as texts without a colon
 */
public record PageToken(String list, List<String> key) {

    private static final int LONGEST = 1_000;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+");

    public PageToken {
        key = List.copyOf(key);
    }

    static PageToken of(String list, Object... key) {
        return new PageToken(list, List.of(key).stream().map(Object::toString).toList());
    }

    /** A list whose key is one number. */
    public static PageToken of(String list, long key) {
        return of(list, (Object) key);
    }

    /** A list whose key somebody else made. */
    public static PageToken ofText(String list, String key) {
        return of(list, key);
    }

    /** @throws ProblemException with 400 if it is no token of such a list */
    static PageToken parse(String list, String text) {
        if (text.length() <= LONGEST && FORM.matcher(text).matches()) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                List<String> parts = List.of(plain.split(":", -1));
                if (parts.get(0).equals(list) && parts.size() > 1) {
                    return new PageToken(list, parts.subList(1, parts.size()));
                }
            } catch (IllegalArgumentException e) {
                // not base64: the same mistake
            }
        }
        throw ProblemException.malformed("pageToken", "the page token is not one of this list");
    }

    String text() {
        return key.get(0);
    }

    long number() {
        try {
            return Long.parseLong(key.get(0));
        } catch (NumberFormatException e) {
            throw ProblemException.malformed("pageToken", "the page token is not one of this list");
        }
    }

    @Override
    public String toString() {
        String plain = list + ":" + String.join(":", key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
