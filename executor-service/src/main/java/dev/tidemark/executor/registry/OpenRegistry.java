package dev.tidemark.executor.registry;

import java.util.Objects;

/** The sides of one configured registry, kept together here and handed out apart. */
public record OpenRegistry(RegistryReader reader, RegistryDeleter deleter, RequestBudget budget) {

    public OpenRegistry {
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(deleter, "deleter");
        Objects.requireNonNull(budget, "budget");
    }
}
