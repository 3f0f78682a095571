package dev.tidemark.contracts.registry;

/** The start of a refused text, fit for a message: what was refused may be a megabyte, or try to forge lines of a log. */
final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
