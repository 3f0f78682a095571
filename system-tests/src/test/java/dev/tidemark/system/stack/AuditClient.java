package dev.tidemark.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.registry.Digest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks what was deleted, as the other services do. */
public final class AuditClient {

    private static final Pattern PUSHED = Pattern.compile("\"pushed\":\"([^\"]+)\"");

    private final Rest rest;

    AuditClient(URI url, String token) {
        this.rest = new Rest(url, "Bearer " + token);
    }

    /** What the execution deleted, in no order: {@code tag@digest} for a tag, the digest alone for a manifest. */
    public List<String> history(long execution) {
        var subjects = new ArrayList<String>();
        var next = "";
        do {
            var page = rest.read("/history?limit=1000&execution=" + execution + next);
            page.path("items").forEach(item -> subjects.add(subject(item)));
            next = page.path("next").isTextual() ? "&after=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        return subjects;
    }

    private static String subject(JsonNode item) {
        var digest = new Digest(item.path("digest").asText());
        return item.path("tag").isTextual() ? subject(item.path("tag").asText(), digest) : digest.value();
    }

    /** A tag as the history names it. */
    public static String subject(String tag, Digest digest) {
        return tag + "@" + digest;
    }

    /** Whether it is known that the repository was read completely. */
    public boolean isScanned(String registry, String repository) {
        var lines = Rest.expect(200, rest.get("/inventory/" + registry + "?repository=" + repository))
                .body()
                .lines();
        return lines.findFirst().orElse("").contains("\"scannedAt\":\"");
    }

    /** When the tag was pushed last, as far as an event told it. */
    public Optional<Instant> pushed(String registry, String repository, String tag) {
        return Rest.expect(200, rest.get("/inventory/" + registry + "?repository=" + repository))
                .body()
                .lines()
                .filter(line -> line.contains("\"tag\":\"" + tag + "\""))
                .flatMap(line -> PUSHED.matcher(line).results())
                .map(found -> Instant.parse(found.group(1)))
                .findFirst();
    }

    public JsonNode execution(long execution) {
        return rest.read("/executions/" + execution);
    }
}
