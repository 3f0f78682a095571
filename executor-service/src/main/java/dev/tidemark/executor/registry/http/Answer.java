package dev.tidemark.executor.registry.http;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/** What a registry answered. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

    /** Whether the status says so. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The media type without its parameters, in lower case; empty if there is none. */
    public String mediaType() {
        String type = header("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** What the registry says went wrong. */
    public ErrorBody error() {
        return ErrorBody.of(body);
    }

    /** Status, and what the registry says about it. */
    public String description() {
        String error = error().toString();
        return error.isEmpty() ? Integer.toString(status) : status + " " + error;
    }
}
