/** This package asks audit-service what is known of repositories' artifacts, and lets nothing wait for it long. */
package dev.tidemark.executor.inventory;
