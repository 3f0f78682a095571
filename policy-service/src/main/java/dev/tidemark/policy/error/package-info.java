/** This package answers errors in the words of whoever is asked: each dialect brings its own form, everybody else gets RFC 9457. */
package dev.tidemark.policy.error;
