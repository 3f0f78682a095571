package dev.tidemark.executor;

import dev.tidemark.executor.guard.Pause;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the one clock, and the one way to wait, so that tests can give others. */
final class Clocks {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Pause pause() {
        return Pause.SLEEPING;
    }
}
