/**
 * This package reads and writes the image-retention policies of Huawei's SWR, basic edition, and compiles them into the policy language.
 *
 * <p>The records are the wire. A policy belongs to one repository and has at most one rule, which decides on tags by their push time; what
 * its selectors match is set aside before the rule counts.
 * {@link dev.tidemark.evaluator.swr.SwrWriter} is the way back, where there are the words.
 */
package dev.tidemark.evaluator.swr;
