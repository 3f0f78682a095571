/** This package is the service's internal door: it lets other services in by their token, and strangers nowhere but to the health. */
package dev.tidemark.executor.gateway;
