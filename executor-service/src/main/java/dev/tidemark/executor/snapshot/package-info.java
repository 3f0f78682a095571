/**
 * This package is a program beside the service: it reads one repository and writes it down as a snapshot document, so that a policy can be
 * tried on it where nothing of Tidemark runs. It cannot delete.
 */
package dev.tidemark.executor.snapshot;
