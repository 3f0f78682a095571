package dev.tidemark.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.MultiMap;
import jakarta.ws.rs.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportFilterTest {

    @Test
    void asksForEverythingWhereNothingIsSaid() {
        assertThat(clause("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registry=default                | h.registry = $1            | default",
                "repository=library/app          | h.repository = $1          | library/app",
                "execution=7                     | h.execution = $1           | 7",
                "policy=8                        | h.policy = $1              | 8",
                "from=2026-11-20                 | h.at >= $1                 | 2026-11-20T00:00Z",
                "to=2026-11-20T02:00:00Z         | h.at < $1                  | 2026-11-20T02:00Z",
                "to=2026-11-20T02:00:00%2B01:00  | h.at < $1                  | 2026-11-20T02:00+01:00",
                "project=_                       | strpos(h.repository, '/') = 0 |",
                "format=csv                      |                            |",
            })
    void asksForWhatIsSaid(String query, String condition, String value) {
        assertThat(clause(query)).isEqualTo(condition == null ? "" : " WHERE " + condition);
        assertThat(values(query)).isEqualTo(value == null ? List.of() : List.of(value));
    }

    @Test
    void looksForAProjectInTheOrderOfNames() {
        assertThat(clause("project=library&policy=8"))
                .isEqualTo(" WHERE h.policy = $1 AND h.repository >= $2 AND h.repository < $3");
        assertThat(values("project=library&policy=8")).containsExactly("8", "library/", "library0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repo=library/app       | no such parameter: repo",
                "policy=1&policy=2      | policy is there more than once",
                "policy=all             | policy is a number from 1",
                "repository=NOT-ONE     | not a repository name",
                "project=a/b            | not a project name",
                "from=yesterday         | from is a day, such as 2026-11-20, or a time",
                "to=2026-11-20T02:00:00 | to is a day, such as 2026-11-20, or a time",
                "from=2026-02-30        | from is a day, such as 2026-11-20, or a time"
            })
    void refusesWhatItDoesNotUnderstand(String query, String detail) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> filter(query))
                .withMessageStartingWith(detail);
    }

    private static String clause(String query) {
        return filter(query).conditions("h", "h.policy", "h.at").clause();
    }

    private static List<String> values(String query) {
        var tuple = filter(query).conditions("h", "h.policy", "h.at").tuple();
        var values = new ArrayList<String>();
        for (int i = 0; i < tuple.size(); i++) {
            values.add(tuple.getValue(i).toString());
        }
        return values;
    }

    private static ExportFilter filter(String query) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = pair.replace("%2B", "+").split("=", 2);
            parameters.add(parts[0], parts[1]);
        }
        return ExportFilter.parse(parameters);
    }
}
