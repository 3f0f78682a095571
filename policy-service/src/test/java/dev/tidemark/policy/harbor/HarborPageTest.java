package dev.tidemark.policy.harbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.policy.error.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarborPageTest {

    @ParameterizedTest
    @CsvSource({
        ",,0,0",
        "3,,0,0",
        ",5,0,5",
        "1,5,0,5",
        "3,5,10,5",
        "-1,-5,0,0",
        "2,9223372036854775807,2147483647,2147483647",
        "9223372036854775807,5,2147483647,5"
    })
    void becomesOffsetAndLimit(String page, String size, int offset, int limit) {
        HarborPage asked = HarborPage.of(page, size);
        assertThat(asked.offset()).isEqualTo(offset);
        assertThat(asked.limit()).isEqualTo(limit);
    }

    @Test
    void otherListsHaveADefaultSizeAndALargest() {
        assertThat(HarborPage.ofShared(null, null)).isEqualTo(new HarborPage(1, 10));
        assertThat(HarborPage.ofShared("2", "1000")).isEqualTo(new HarborPage(2, 100));
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> HarborPage.of("x", null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("page in query must be of type int64");
    }
}
