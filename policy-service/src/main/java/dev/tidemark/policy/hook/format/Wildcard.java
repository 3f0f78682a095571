package dev.tidemark.policy.hook.format;

import java.util.Locale;

/** A pattern in which {@code *} is any run of characters, whatever the case; in linear time. */
public record Wildcard(String pattern) {

    public boolean matches(String text) {
        String rest = text.toLowerCase(Locale.ROOT);
        String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return rest.equals(last);
        }
        if (!rest.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = rest.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return rest.length() - last.length() >= at && rest.endsWith(last);
    }
}
