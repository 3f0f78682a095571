/**
 * This package tells receivers outside what became of a project's images: it keeps who wants to be told, notes in the transaction of an
 * execution's end that there is something to tell, and sends it until it is taken, or was refused three times.
 */
package dev.tidemark.policy.webhook;
