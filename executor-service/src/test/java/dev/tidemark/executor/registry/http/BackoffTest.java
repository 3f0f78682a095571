package dev.tidemark.executor.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long is waited before another try. */
class BackoffTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private final Backoff longest = new Backoff(CLOCK, () -> 1.0);
    private final Backoff shortest = new Backoff(CLOCK, () -> 0.0);

    @ParameterizedTest
    @CsvSource({"1, 100, 200", "2, 200, 400", "3, 400, 800", "5, 1600, 3200", "9, 2500, 5000", "1000, 2500, 5000"})
    void doublesUpToALimitAndDiffersByChance(int number, long shortestMillis, long longestMillis) {
        assertThat(shortest.afterTry(number, Optional.empty())).isEqualTo(Duration.ofMillis(shortestMillis));
        assertThat(longest.afterTry(number, Optional.empty())).isEqualTo(Duration.ofMillis(longestMillis));
    }

    @Test
    void waitsAsLongAsTheRegistryAsksFor() {
        assertThat(shortest.afterTry(1, Optional.of(Duration.ofSeconds(7)))).isEqualTo(Duration.ofSeconds(7));
        assertThat(longest.afterTry(5, Optional.of(Duration.ofSeconds(1)))).isEqualTo(Duration.ofMillis(3200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    7                             | PT7S
                    0                             | PT0S
                    3600                          | PT30S
                    Fri, 20 Nov 2026 12:00:10 GMT | PT10S
                    Fri, 20 Nov 2026 11:00:00 GMT | PT0S
                    Sat, 20 Nov 2027 12:00:00 GMT | PT30S
                    """)
    void readsSecondsAndDatesAndDoesNotWaitForEver(String header, Duration expected) {
        assertThat(shortest.askedFor(answer(header))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"soon", "-5", "99999999999999999999", "1.5"})
    void ignoresWhatIsNeither(String header) {
        assertThat(shortest.askedFor(answer(header))).isEmpty();
    }

    private static Answer answer(String retryAfter) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Retry-After", List.of(retryAfter)), (name, value) -> true);
        return new Answer(429, headers, new byte[0]);
    }
}
