package dev.tidemark.executor.registry.harbor;

import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/**
 * One of Harbor's lists, and what of it is asked for.
 *
 * @param what for messages
 * @param at its address with that query
 * @param column what Harbor's queries call an item's number; in the answer it is {@code id}
 * @param filter what an item has to be, in Harbor's query language; empty for all
 * @param parameters further ones of the query, each behind an ampersand
 */
record Listing(String what, Function<String, URI> at, String column, String filter, String parameters) {

    /** The most that Harbor gives in one answer. */
    static final int PAGE = 100;

    private static final int MAX_BYTES = 64 * 1024 * 1024;
    /** Harbor asks its database several times for each artifact of a page. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** The first page of the items whose number is at least that. */
    Request from(long number) {
        String range = column + "=[" + number + "~]";
        String query = filter.isEmpty() ? range : filter + "," + range;
        String text = "?q=" + encoded(query) + "&sort=" + column + "&page=1&page_size=" + PAGE + parameters;
        return Request.of(Method.GET, at.apply(text), what, Scope.NONE).bounded(MAX_BYTES, TIMEOUT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
