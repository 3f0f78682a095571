package dev.tidemark.standalone.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The line of a log that says most about why it ends. */
final class LastWords {

    private static final int MAX_LENGTH = 300;

    private LastWords() {}

    static String in(Path log) {
        try {
            // A service that was broken off may have written half a character.
            return in(new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }

    /** The innermost cause of the last failure, or else the last line that is not part of a stack trace. */
    static String in(List<String> lines) {
        var found = "it wrote nothing";
        boolean isFailure = false;
        for (var line : lines) {
            boolean tellsFailure =
                    line.startsWith("Caused by: ") || line.contains(" ERROR ") || line.startsWith("Error: ");
            if (tellsFailure || (!isFailure && isText(line))) {
                found = line;
                isFailure |= tellsFailure;
            }
        }
        var text = found.replaceFirst("^Caused by: ", "").strip();
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    }

    private static boolean isText(String line) {
        return !line.isBlank() && !line.startsWith("\t");
    }
}
