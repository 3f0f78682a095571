/**
 * This package imitates Harbor over HTTP, as its source of 2.15 has it: what its API lists, pages, hides, counts as a pull, refuses and
 * takes along, and its side of OCI's protocol, through which tests push.
 */
package dev.tidemark.executor.registry.standin.harbor;
