package dev.tidemark.policy.harbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.filter.Column;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.filter.Where;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases are those of Harbor's {@code src/lib/q/builder_test.go}, and more. */
class HarborQueryTest {

    private static final Map<String, Column<Object>> FIELDS = Map.of(
            "text", Column.text("some_text"),
            "number", Column.number("some_number"),
            "time", Column.time("some_time"),
            "flag", Column.flag("some_flag"));

    private static Filter<Column<Object>> filter(String q) {
        return HarborQuery.of(q, null).filter(FIELDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text=web|web|true",
                "text=web|Web|false",
                "text=\\~web|~web|true",
                "text=a=b|a=b|true",
                "text=~EB|web|true",
                "text=~x|web|false",
                "text={web api}|api|true",
                "text={\"web\" 'api'}|web|true",
                "text={}|web|false",
                "text=[a~c]|b|true",
                "text=[b~]|a|false",
                "text=(web api)|other|true",
                "text=a,text=b|b|true",
                "unknown=x|web|true",
                "text%3Dweb|web|true"
            })
    void textsAreChosen(String q, String value, boolean isChosen) {
        assertThat(filter(q).clauses().stream()
                        .allMatch(clause -> clause.condition().isMetBy(value)))
                .isEqualTo(isChosen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number=7|7|true",
                "number=[3~7]|7|true",
                "number=[8~]|7|false",
                "number=[~6]|7|false",
                "number={1 7}|7|true",
                "number=~7|17|true"
            })
    void numbersAreChosen(String q, long value, boolean isChosen) {
        assertThat(filter(q).clauses().get(0).condition().isMetBy(value)).isEqualTo(isChosen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time=[2026-01-01T00:00:00~2026-01-03T00:00:00]",
                "time=[2026-01-01 00:00:00~]",
                "time=[~2026-01-02T00:00:00Z]"
            })
    void timesAreUtc(String q) {
        Instant time = Instant.parse("2026-01-02T00:00:00Z");
        assertThat(filter(q).clauses().get(0).condition().isMetBy(time)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "text=",
                "=web",
                "text=web,",
                "text=~",
                "text=[a]",
                "text=[~]",
                "text=[a~b",
                "text=[a~b~c]",
                "text={a",
                "text=(a",
                "number=seven",
                "number=[a~b]",
                "time=yesterday"
            })
    void whatCannotBeReadIsRefused(String q) {
        assertThatThrownBy(() -> filter(q)).isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status())
                .isEqualTo(400));
    }

    @Test
    void nothingThatWasSentIsPartOfTheStatement() {
        Where where = new Where("a = $1", 1)
                .and(HarborQuery.of("text=~'; drop,number={1 2},flag=yes,time=[2026-01-01T00:00:00~]", "-text,x,number")
                        .filter(FIELDS));
        assertThat(where.page("id", 20, 10))
                .isEqualTo(" where a = $1 and (position(lower($2::text) in lower((some_text)::text)) > 0)"
                        + " and (some_number in ($3::int8, $4::int8)) and (some_flag = $5::bool)"
                        + " and (some_time >= $6::timestamptz and true)"
                        + " order by some_text desc, some_number, id offset 20 limit 10");
        assertThat(where.parameters().size()).isEqualTo(6);
        assertThat(where.parameters().getString(1)).isEqualTo("'; drop");
    }
}
