/** This package deletes what a client names, through all guards, and answers when that is done. */
package dev.tidemark.policy.deletion;
