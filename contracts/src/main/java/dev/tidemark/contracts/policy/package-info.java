/**
 * This package holds the policy language as data: what a policy covers, and rules that say what to retain. What the rules mean is
 * the evaluator's.
 */
package dev.tidemark.contracts.policy;
