/**
 * This package is the kind {@code oci}: any registry that speaks OCI's distribution protocol, one class per endpoint over a
 * {@link dev.tidemark.executor.registry.http.Connection connection}.
 */
package dev.tidemark.executor.registry.oci;
