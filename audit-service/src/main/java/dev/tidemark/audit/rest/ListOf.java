package dev.tidemark.audit.rest;

import java.util.List;

/** A page of a list, and how long the whole list is. */
public record ListOf<T>(List<T> items, long total) {

    public ListOf {
        items = List.copyOf(items);
    }
}
