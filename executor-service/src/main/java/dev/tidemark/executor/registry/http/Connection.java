package dev.tidemark.executor.registry.http;

import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One configured registry, ready to be asked. Safe for many threads. */
public final class Connection {

    private static final Duration TO_SEND = Duration.ofSeconds(RegistryDeleter.SECONDS_TO_SEND);

    private final RegistryAddress address;
    private final Retrying chain;
    private final AdaptiveBudget budget;
    private final HeadsOfTags heads;
    private final Clock clock;

    Connection(RegistryAddress address, Retrying chain, AdaptiveBudget budget, HeadsOfTags heads, Clock clock) {
        this.address = address;
        this.chain = chain;
        this.budget = budget;
        this.heads = heads;
        this.clock = clock;
    }

    /** Where it is, and what it is called. */
    public RegistryAddress address() {
        return address;
    }

    /** How many requests this process may have in flight there. */
    public RequestBudget budget() {
        return budget;
    }

    /**
     * The answer, whatever its status, unless that may pass and did not within a few tries. What changes something leaves within
     * {@value RegistryDeleter#SECONDS_TO_SEND} seconds or not at all.
     *
     * @throws RegistryException if there was none to the last try, or the request could not leave in time
     */
    public Answer send(Request request) {
        return chain.send(request.isEffect() ? request.notAfter(clock.instant().plus(TO_SEND)) : request);
    }

    /**
     * What the tags point at, asked for concurrently and within the budget; without those that point at nothing.
     *
     * @throws RegistryException if any one could not be looked at
     */
    public Map<Tag, Head> heads(Collection<Tag> tags, Function<Tag, Optional<Head>> head) {
        return heads.read(tags, head);
    }
}
