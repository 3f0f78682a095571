package dev.tidemark.executor.registry.standin;

import com.sun.net.httpserver.Headers;

/** A request as it arrived. */
public record Seen(String method, String path, String query, Headers headers) {

    /** The credentials shown, or null. */
    public String authorization() {
        return headers.getFirst("Authorization");
    }

    boolean isEffect() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
