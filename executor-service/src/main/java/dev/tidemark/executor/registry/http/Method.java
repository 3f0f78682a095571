package dev.tidemark.executor.registry.http;

/** The only methods that are used. */
public enum Method {
    GET,
    HEAD,
    DELETE
}
