package dev.tidemark.executor.registry.oci;

/** The only methods this package uses. */
enum Method {
    GET,
    HEAD,
    DELETE
}
