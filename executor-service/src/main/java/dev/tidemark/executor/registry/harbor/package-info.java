/**
 * This package is the kind {@code harbor}: Harbor's own API, one class per endpoint, which tells of push times, pull times, untagged
 * artifacts and immutable tags. Manifests are not fetched, since Harbor counts that as a pull; see ADR 0010.
 */
package dev.tidemark.executor.registry.harbor;
