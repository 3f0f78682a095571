/** This package tests what is told, and in which order. */
package dev.tidemark.policy.outbox;
