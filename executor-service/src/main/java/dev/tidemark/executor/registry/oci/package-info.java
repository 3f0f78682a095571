/**
 * This package is the kind {@code oci}: any registry that speaks OCI's distribution protocol, one class per endpoint over one chain of
 * {@link dev.tidemark.executor.registry.oci.Exchange exchanges} (repeating, authenticating, redirecting, measuring, sending).
 */
package dev.tidemark.executor.registry.oci;
