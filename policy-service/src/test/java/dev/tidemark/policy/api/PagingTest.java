package dev.tidemark.policy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.execution.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void tokensComeBackAsTheyWent() {
        LongStream.of(0, 1, Long.MAX_VALUE).forEach(key -> assertThat(
                        PageToken.parse("l", PageToken.of("l", key).toString()).number())
                .isEqualTo(key));
        assertThat(PageToken.parse("l", PageToken.ofText("l", "1.2-_=").toString())
                        .key())
                .isEqualTo("1.2-_=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "bDox=", "bTox", "bDo", "bDoxOjI", "AAAA", "é", "bDoKCg"})
    void whatIsNoTokenOfThisListIsRefused(String text) {
        assertThatThrownBy(() -> PageToken.parse("l", text)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PageToken.parse("l", text + "A".repeat(2_000))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PageToken.parse("l", PageToken.ofText("l", "x").toString())
                        .number())
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aPartThatIsFullGoesOnOnlyIfThereIsMore() {
        List<Integer> three = IntStream.range(0, 3).boxed().toList();
        assertThat(PageOf.of(three, 3, item -> PageToken.of("l", item))).isEqualTo(new PageOf<>(three, null));
        assertThat(PageOf.of(three, 2, item -> PageToken.of("l", item)))
                .isEqualTo(new PageOf<>(List.of(0, 1), PageToken.of("l", 1).toString()));
        assertThat(PageOf.of("l", List.of(), "1.2").nextPageToken()).isNotNull();
    }

    @Test
    void revisionsAreStrongTags() {
        assertThat(Revision.expected(Revision.tag(7))).contains(7);
        assertThat(Revision.expected(" \"7\" ")).contains(7);
        assertThat(Revision.expected("*")).isEmpty();
        assertThat(Revision.expected(null)).isEmpty();
        assertThatThrownBy(() -> Revision.required(null)).hasMessageContaining("If-Match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "W/\"7\"", "\"0\"", "\"7\", \"8\"", "\"99999999999\"", "\"x\"", ""})
    void whatIsNoRevisionIsRefused(String ifMatch) {
        assertThatThrownBy(() -> Revision.expected(ifMatch)).isInstanceOf(ProblemException.class);
    }

    @Test
    void wordsAreSmallAndHyphened() {
        assertThat(QueryText.word("outcome", "would-delete", Outcome.class)).contains(Outcome.WOULD_DELETE);
        assertThatThrownBy(() -> QueryText.word("outcome", "WOULD_DELETE", Outcome.class))
                .hasMessageContaining("would-delete");
        assertThat(ApiJson.write(Outcome.WOULD_DELETE)).isEqualTo("\"would-delete\"");
        assertThat(QueryText.time("since", "2026-11-20T03:00:00+01:00"))
                .contains(Instant.parse("2026-11-20T02:00:00Z"));
    }
}
