package dev.tidemark.executor.registry.oci;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/** What a registry answered. */
record Answer(int status, HttpHeaders headers, byte[] body) {

    boolean isSuccess() {
        return status / 100 == 2;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The media type without its parameters, in lower case; empty if there is none. */
    String mediaType() {
        String type = header("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    ErrorBody error() {
        return ErrorBody.of(body);
    }

    /** Status, and what the registry says about it. */
    String description() {
        String error = error().toString();
        return error.isEmpty() ? Integer.toString(status) : status + " " + error;
    }
}
