/**
 * This package carries plans out. Only it can delete, and before each request that changes anything it makes sure that it still may:
 * that the partition is its own, that nobody stopped it, and that nothing has come alive since the plan was made.
 */
package dev.tidemark.executor.deletion;
