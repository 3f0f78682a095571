package dev.tidemark.policy.api;

import dev.tidemark.policy.audit.AuditMemory;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a list is asked for. Texts, because a number that is none is the client's mistake (400) and no path that is not there. */
public final class PageRequest {

    private static final int USUAL = 100;
    public static final int MOST = 1_000;

    @QueryParam("pageSize")
    @Parameter(
            description = "How many items at most.",
            schema =
                    @Schema(
                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "1000",
                            defaultValue = "100"))
    String pageSize;

    @QueryParam("pageToken")
    @Parameter(description = "The nextPageToken of the part before; without it, the list begins.")
    String pageToken;

    /** @throws ProblemException with 400 if it is not a number from 1 to the most that there is in one part */
    public int size() {
        return pageSize == null ? USUAL : (int) QueryText.number("pageSize", pageSize, 1, MOST);
    }

    /** The number after which the list goes on. */
    public Optional<Long> number(String list) {
        return Optional.ofNullable(pageToken)
                .map(text -> PageToken.parse(list, text).number());
    }

    /** The text after which the list goes on. */
    public Optional<String> text(String list) {
        return Optional.ofNullable(pageToken)
                .map(text -> PageToken.parse(list, text).key());
    }

    /** What audit-service is asked for. */
    public AuditMemory.Part part(String list) {
        return new AuditMemory.Part(text(list), size());
    }
}
