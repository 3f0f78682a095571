/**
 * This package is the service's internal door: it lets other services in by their token, and strangers nowhere but to the health. Inside,
 * it tells what there is in a registry; it can read and nothing else.
 */
package dev.tidemark.executor.gateway;
