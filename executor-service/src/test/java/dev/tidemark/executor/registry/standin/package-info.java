/**
 * This package imitates registries over HTTP: how they page, authenticate, redirect, refuse and fail, as far as clients can tell. It
 * is what the tests of the OCI kind talk to; real registries are tried where there are some.
 */
package dev.tidemark.executor.registry.standin;
