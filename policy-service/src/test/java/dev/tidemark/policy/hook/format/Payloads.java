package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sources send, and what is made of it, in a form fit for a table. */
public final class Payloads {

    /** When everything arrives. */
    static final Instant ARRIVAL = Instant.parse("2026-11-20T10:00:05Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Payloads() {}

    /** The body of that name, among the resources. */
    public static String body(String name) {
        try (InputStream file = Payloads.class.getResourceAsStream("/hooks/" + name + ".json")) {
            return new String(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Delivery delivery(String body, Map<String, String> headers) {
        return new Delivery(json(body), headers::get, ARRIVAL);
    }

    static Format format(String name) {
        return Formats.named(name).orElseThrow();
    }

    /** A line for each event of the payload, read by the format it is named after. */
    static List<String> lines(String name) {
        return lines(name, Map.of());
    }

    static List<String> lines(String name, Map<String, String> headers) {
        return lines(name.substring(0, name.indexOf('-')), body(name), headers);
    }

    static List<String> lines(String format, String body, Map<String, String> headers) {
        return format(format).read(delivery(body, headers)).stream()
                .map(Payloads::line)
                .toList();
    }

    static Notice only(String name, Map<String, String> headers) {
        return format(name.substring(0, name.indexOf('-')))
                .read(delivery(body(name), headers))
                .get(0)
                .match(Reading.Told::notice, ignored -> null, rejected -> null);
    }

    private static String line(Reading reading) {
        return reading.match(
                told -> line(told.notice()),
                ignored -> "ignored " + ignored.why(),
                rejected -> "rejected " + rejected.flaw());
    }

    /** {@code ACTION repository:tag@digest time actor agent}, the digest by its first four digits; what is not told is left out. */
    private static String line(Notice notice) {
        String reference = notice.repository()
                + (notice.tag() == null ? "" : ":" + notice.tag())
                + (notice.digest() == null ? "" : "@" + notice.digest().hex().substring(0, 4));
        return Stream.of(notice.action(), reference, notice.at(), notice.actor(), notice.agent())
                .filter(part -> part != null)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
