package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;

/**
 * Reads a dialect's documents that came another way than over its own wire: one bean per dialect. What is read here is echoed there, so
 * that it refuses whatever that wire could not say.
 */
public interface PolicyCompiler {

    Dialect dialect();

    /**
     * Compiles an order.
     *
     * @throws dev.tidemark.evaluator.InvalidPolicyException if the document is refused, or what is ordered beside it
     */
    CompiledPolicy compile(PolicyOrder order);
}
