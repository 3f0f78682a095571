package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistriesConfig;
import dev.tidemark.executor.registry.RegistryKind;
import dev.tidemark.executor.registry.RegistryReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ApplicationConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The kind {@code oci}: puts the chain of exchanges and its endpoints together. */
@Singleton
final class OciKind implements RegistryKind {

    private final String userAgent;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Pause pause;

    @Inject
    OciKind(ApplicationConfig application, MeterRegistry meters) {
        this("tidemark/" + application.version().orElse("dev"), meters, Clock.systemUTC(), Pause.SLEEPING);
    }

    OciKind(String userAgent, MeterRegistry meters, Clock clock, Pause pause) {
        this.userAgent = userAgent;
        this.meters = meters;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "oci";
    }

    @Override
    public OpenRegistry open(RegistryName registry, RegistriesConfig.Settings settings) {
        RegistryAddress address = RegistryAddress.parse(registry, settings.url());
        Optional<Credentials> credentials = Credentials.of(settings.username(), settings.password());
        AdaptiveBudget budget = new AdaptiveBudget(settings.maxRequests(), clock);
        meters.gauge("tidemark.registry.budget", Tags.of("registry", registry.value()), budget, AdaptiveBudget::limit);
        Retrying chain = chain(address, credentials, budget);
        HeadsOfTags heads = new HeadsOfTags(threads(registry, settings.maxRequests()), settings.maxRequests());
        RegistryReader reader = new OciReader(chain, address, heads);
        ManifestDelete delete = new ManifestDelete(chain, address, clock);
        return new OpenRegistry(
                reader, new OciDeleter(reader, delete, new TagProbe(delete, address, OciKind::unheardOf)), budget);
    }

    private Retrying chain(RegistryAddress address, Optional<Credentials> credentials, AdaptiveBudget budget) {
        Exchange wire = new Measuring(new HttpWire(userAgent, clock), address.name(), meters, clock);
        Exchange redirecting = new Redirecting(wire);
        TokenService tokens = new TokenService(redirecting, address, credentials, clock);
        Exchange authenticating = new Authenticating(redirecting, tokens, credentials, clock);
        Backoff backoff = new Backoff(clock, () -> ThreadLocalRandom.current().nextDouble());
        return new Retrying(authenticating, budget, backoff, pause, clock);
    }

    private static Tag unheardOf() {
        return new Tag("tidemark-probe-" + UUID.randomUUID());
    }

    /** More threads than requests in flight would only wait; they end when there is nothing to do. */
    private static Executor threads(RegistryName registry, int most) {
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
