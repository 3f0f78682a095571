package dev.tidemark.executor.registry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The request budgets of all configured registries. Executors share out what a registry bears without talking to each other: each
 * takes as large a share as it was assigned partitions.
 */
@Singleton
public final class RequestBudgets {

    private final List<RequestBudget> budgets;

    @Inject
    RequestBudgets(OpenRegistries registries) {
        this.budgets =
                registries.byName().values().stream().map(OpenRegistry::budget).toList();
    }

    /** Takes that share, from 0 to 1, of every registry's budget from now on. */
    public void take(double share) {
        budgets.forEach(budget -> budget.take(share));
    }
}
