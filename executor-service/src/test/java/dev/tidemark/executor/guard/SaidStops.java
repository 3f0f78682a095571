package dev.tidemark.executor.guard;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.registry.RegistryName;
import java.util.function.BooleanSupplier;

/** What a test says of stops and pauses, the same for every execution and registry. */
public record SaidStops(BooleanSupplier stopped, BooleanSupplier paused) implements Stops {

    /** Nobody stops or pauses anything. */
    public static final Stops NONE = new SaidStops(() -> false, () -> false);

    public static Stops of(BooleanSupplier stopped) {
        return new SaidStops(stopped, () -> false);
    }

    @Override
    public boolean isStopped(ExecutionId execution) {
        return stopped.getAsBoolean();
    }

    @Override
    public boolean isPaused(RegistryName registry) {
        return paused.getAsBoolean();
    }
}
