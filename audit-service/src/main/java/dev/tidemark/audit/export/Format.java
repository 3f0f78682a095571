package dev.tidemark.audit.export;

import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAcceptableException;

/** How lines are written. */
enum Format {
    /** An object per line. */
    NDJSON("application/x-ndjson"),
    /** RFC 4180, with a line of names first. */
    CSV("text/csv; charset=utf-8; header=present");

    /** Says it in the address, for programs that cannot send a header. */
    static final String PARAMETER = "format";

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /**
     * The one that is asked for.
     *
     * @throws NotAcceptableException if it is neither
     */
    static Format of(RoutingContext request) {
        String named = request.queryParams().get(PARAMETER);
        if (named != null) {
            return named(named);
        }
        var accepted = request.parsedHeaders().accept();
        return accepted.isEmpty()
                ? NDJSON
                : accepted.stream()
                        .filter(range -> range.weight() > 0)
                        .map(Format::within)
                        .filter(format -> format != null)
                        .findFirst()
                        .orElseThrow(() ->
                                new NotAcceptableException("there is text/csv and application/x-ndjson, nothing else"));
    }

    private static Format named(String name) {
        return switch (name) {
            case "csv" -> CSV;
            case "ndjson" -> NDJSON;
            default -> throw new BadRequestException(PARAMETER + " is csv or ndjson");
        };
    }

    private static Format within(MIMEHeader range) {
        return switch (range.component() + "/" + range.subComponent()) {
            case "text/csv", "text/*" -> CSV;
            case "application/x-ndjson", "application/*", "*/*" -> NDJSON;
            default -> null;
        };
    }
}
