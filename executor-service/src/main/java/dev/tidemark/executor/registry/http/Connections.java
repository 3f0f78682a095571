package dev.tidemark.executor.registry.http;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.executor.registry.RegistriesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ApplicationConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes connections to configured registries: puts the chain of exchanges together. */
@Singleton
public final class Connections {

    private final String userAgent;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Pause pause;

    @Inject
    Connections(ApplicationConfig application, MeterRegistry meters) {
        this("tidemark/" + application.version().orElse("dev"), meters, Clock.systemUTC(), Pause.SLEEPING);
    }

    /** With its own time, for programs that have no beans, and for tests of what happens over time. */
    public Connections(String userAgent, MeterRegistry meters, Clock clock, Pause pause) {
        this.userAgent = userAgent;
        this.meters = meters;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * A connection that shows who we are in the way the registry asks for.
     *
     * @throws IllegalArgumentException if the settings make no sense; says which, and not a secret
     */
    public Connection open(RegistryName registry, RegistriesConfig.Settings settings) {
        RegistryAddress address = RegistryAddress.parse(registry, settings.url());
        Optional<Credentials> credentials = Credentials.of(settings.username(), settings.password());
        Exchange redirecting = redirecting(address);
        TokenService tokens = new TokenService(redirecting, address, credentials, clock);
        return connection(settings, address, new Authenticating(redirecting, tokens, credentials, clock));
    }

    /**
     * A connection that shows who we are with every request, unasked: for registries that answer a stranger something else instead of
     * asking who he is.
     *
     * @throws IllegalArgumentException if the settings make no sense, or do not say who we are; says which, and not a secret
     */
    public Connection openIntroduced(RegistryName registry, RegistriesConfig.Settings settings) {
        RegistryAddress address = RegistryAddress.parse(registry, settings.url());
        Credentials credentials = Credentials.of(settings.username(), settings.password())
                .orElseThrow(() -> new IllegalArgumentException("username and password are missing"));
        return connection(settings, address, new Introducing(redirecting(address), credentials));
    }

    private Exchange redirecting(RegistryAddress address) {
        return new Redirecting(new Measuring(new HttpWire(userAgent, clock), address.name(), meters, clock));
    }

    private Connection connection(
            RegistriesConfig.Settings settings, RegistryAddress address, Exchange authenticating) {
        AdaptiveBudget budget = new AdaptiveBudget(settings.maxRequests(), clock);
        String name = address.name().value();
        meters.gauge("tidemark.registry.budget", Tags.of("registry", name), budget, AdaptiveBudget::limit);
        Backoff backoff = new Backoff(clock, () -> ThreadLocalRandom.current().nextDouble());
        HeadsOfTags heads = new HeadsOfTags(threads(name, settings.maxRequests()), settings.maxRequests());
        Retrying chain = new Retrying(authenticating, budget, backoff, pause, clock);
        return new Connection(address, chain, budget, heads, clock);
    }

    /** More threads than requests in flight would only wait; they end when there is nothing to do. */
    private static Executor threads(String registry, int most) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "registry-" + registry + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
