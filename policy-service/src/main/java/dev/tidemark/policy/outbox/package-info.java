/** This package tells the other services what was committed: an event is a row of the transaction it belongs to, and one relay sends them in order. */
package dev.tidemark.policy.outbox;
