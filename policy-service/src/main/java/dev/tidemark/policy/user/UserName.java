package dev.tidemark.policy.user;

import java.util.regex.Pattern;

/** What users may be called: nothing that could not stand in a header, a log or a path as it is. */
public final class UserName {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,127}");

    private UserName() {}

    public static boolean isUserName(String text) {
        return text != null && FORM.matcher(text).matches();
    }
}
