/**
 * This package brings policies that mean the same into one form, so that a dialect can tell whether its own words say what another's do.
 *
 * <p>The form is for comparing. It knows some laws and not all: two policies of one form mean the same, two of different forms may do so.
 */
package dev.tidemark.evaluator.meaning;
