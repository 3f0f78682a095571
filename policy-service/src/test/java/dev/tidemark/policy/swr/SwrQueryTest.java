package dev.tidemark.policy.swr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwrQueryTest {

    private static final Set<String> KNOWN = Set.of("limit", "offset");

    @ParameterizedTest
    @CsvSource({
        "'','','',0,100",
        "10,20,'',20,10",
        "'','','limit::10|offset::0',0,10",
        "'','','offset::30|limit::1000',30,1000",
        "'','','offset::7',7,100",
        "5,6,'limit::10|offset::11',11,10",
        "5,6,'limit::10',6,10",
        "1,999999999999999999,'',999999999999999999,1"
    })
    void readsBothForms(String limit, String offset, String filter, long from, int most) {
        assertThat(page(limit, offset, filter)).isEqualTo(new SwrPage(from, most));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,'',BAD_PAGE_SIZE",
        "1001,0,'',BAD_PAGE_SIZE",
        "-1,0,'',BAD_PAGE_SIZE",
        "x,0,'',BAD_PAGE_SIZE",
        "10,-1,'',BAD_QUERY",
        "10,1.5,'',BAD_QUERY",
        "10,9999999999999999999,'',BAD_QUERY",
        "10,٣,'',BAD_QUERY",
        "'','','limit:10',BAD_FILTER",
        "'','','limit::10|',BAD_FILTER",
        "'','','limit::10|limit::10',BAD_FILTER",
        "'','','size::10',BAD_FILTER",
        "'','','limit::10||offset::0',BAD_FILTER",
        "'','','limit::0',BAD_PAGE_SIZE",
        "'','','offset::x',BAD_QUERY"
    })
    void refusesWhatIsNoPage(String limit, String offset, String filter, SwrError error) {
        assertThatThrownBy(() -> page(limit, offset, filter))
                .isInstanceOfSatisfying(
                        SwrException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-04-17T08:01:09.658309Z,2020-04-17T08:01:09.658309Z",
        "2020-04-17T08:01:09.658300Z,2020-04-17T08:01:09.6583Z",
        "2020-04-17T08:01:09Z,2020-04-17T08:01:09Z",
        "2020-04-17T08:01:00.500Z,2020-04-17T08:01:00.5Z"
    })
    void timesHaveNoMoreDigitsThanTheyNeed(Instant time, String text) {
        assertThat(SwrTime.of(time)).isEqualTo(text);
    }

    private static SwrPage page(String limit, String offset, String filter) {
        return SwrPage.of(SwrQuery.of(Map.of("limit", limit, "offset", offset, "filter", filter, "other", "x"), KNOWN));
    }
}
