/**
 * This package is {@code tidemark up}: the whole system on this machine, started in order, watched, and stopped in order.
 */
package dev.tidemark.standalone.up;
