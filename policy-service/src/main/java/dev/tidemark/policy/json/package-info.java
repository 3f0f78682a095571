/** This package reads and writes the JSON of all APIs: each brings its settings and its words for what cannot be read. */
package dev.tidemark.policy.json;
