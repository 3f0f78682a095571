/** This package knows what registries hold, since when, and how it is known: what events said of it, in their order. */
package dev.tidemark.audit.inventory;
