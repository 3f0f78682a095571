/**
 * This package plans slowly and plainly: what rules and guards mean, written down a second time, for the real evaluator to be compared
 * with. It shares nothing with it but the values that go in and come out, looks at everything again whenever it asks, and goes on until
 * nothing changes.
 */
package dev.tidemark.evaluator.reference;
