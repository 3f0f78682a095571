package dev.tidemark.contracts.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the contracts' sources what their Javadoc says, so that a schema explains itself in the same words. */
final class Javadoc {

    private static final String ANNOTATIONS = "(?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*";
    private static final Pattern CONSTANT = Pattern.compile("\\{@value #(\\w+)}");

    private Javadoc() {}

    /** What the type is, or null where nothing is said, or it is none of the contracts'. */
    static String of(Class<?> type) {
        if (!type.getName().startsWith("dev.tidemark.")) {
            return null;
        }
        String comment = comment(type);
        return comment == null ? null : plain(type, comment.split("(?m)^ *@(?:param|throws) ", 2)[0]);
    }

    /** What the component of the record is, or null where nothing is said. */
    static String of(Class<?> type, String component) {
        String comment = comment(type);
        if (comment == null) {
            return null;
        }
        for (String tag : comment.split("(?m)^ *@param ")) {
            if (tag.startsWith(component + " ")) {
                return plain(type, tag.substring(component.length()).split("(?m)^ *@", 2)[0]);
            }
        }
        return null;
    }

    private static String comment(Class<?> type) {
        Matcher declaration = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + ANNOTATIONS
                                + "(?:public |sealed |final )*(?:record|enum|interface|class) " + type.getSimpleName()
                                + "\\b",
                        Pattern.DOTALL)
                .matcher(source(type));
        return declaration.find() ? declaration.group(1).replaceAll("(?m)^ *\\* ?", "") : null;
    }

    private static String source(Class<?> type) {
        String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        Path path = GeneratedFile.of("src/main/java").resolve(file);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the sources are needed to generate schemas", e);
        }
    }

    private static String plain(Class<?> type, String comment) {
        return CONSTANT.matcher(comment)
                .replaceAll(constant -> value(type, constant.group(1)))
                .replaceAll("\\{@(?:code|link) (?:[\\w.]*#)?([^}]*)}", "$1")
                .replaceAll("</?\\w+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String value(Class<?> type, String constant) {
        try {
            return type.getField(constant).get(null).toString();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no constant " + constant + " in " + type, e);
        }
    }
}
