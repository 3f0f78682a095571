/** This package remembers what manifests say of themselves. They are addressed by their content, so it never gets stale. */
package dev.tidemark.executor.facts;
