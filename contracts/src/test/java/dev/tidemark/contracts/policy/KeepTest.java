package dev.tidemark.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeepTest {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Long.MAX_VALUE})
    void acceptsAnyNumberFromZero(long number) {
        assertThat(new Keep.Newest(Keep.By.PUSHED, number).count()).isEqualTo(number);
        assertThat(new Keep.Within(Keep.By.PULLED, number, false).days()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void refusesNegativeNumbers(long number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Keep.Newest(Keep.By.PUSHED, number));
        assertThatIllegalArgumentException().isThrownBy(() -> new Keep.Within(Keep.By.PUSHED, number, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Keep.YoungerThan(Keep.By.PUSHED, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keep\":\"newest\",\"by\":\"PUSHED\"}",
                "{\"keep\":\"newest\",\"by\":\"PUSHED\",\"count\":null}",
                "{\"keep\":\"within\",\"by\":\"PUSHED\",\"exclusive\":false}",
                "{\"keep\":\"within\",\"by\":\"PUSHED\",\"days\":30}"
            })
    void neverReadsAMissingNumberAsZero(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Keep.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"keep\":\"oldest\",\"by\":\"PUSHED\",\"count\":3}"})
    void neverGuessesWhatAnUnknownKeepMeans(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Keep.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void foldsOverItsAlternatives() {
        Keep.Cases<String> name = new Keep.Cases<>() {
            @Override
            public String always(Keep.Always keep) {
                return "always";
            }

            @Override
            public String newest(Keep.Newest keep) {
                return "newest";
            }

            @Override
            public String within(Keep.Within keep) {
                return "within";
            }

            @Override
            public String youngerThan(Keep.YoungerThan keep) {
                return "youngerThan";
            }

            @Override
            public String all(Keep.All keep) {
                return "all";
            }

            @Override
            public String any(Keep.Any keep) {
                return "any";
            }
        };
        assertThat(new Keep.Always().match(name)).isEqualTo("always");
        assertThat(new Keep.Newest(Keep.By.ACTIVE, 1).match(name)).isEqualTo("newest");
        assertThat(new Keep.Within(Keep.By.ACTIVE, 1, true).match(name)).isEqualTo("within");
        assertThat(new Keep.YoungerThan(Keep.By.CREATED, 1).match(name)).isEqualTo("youngerThan");
        assertThat(new Keep.All(List.of(new Keep.Always())).match(name)).isEqualTo("all");
        assertThat(new Keep.Any(List.of(new Keep.Always())).match(name)).isEqualTo("any");
    }
}
