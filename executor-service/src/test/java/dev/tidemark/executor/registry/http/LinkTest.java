package dev.tidemark.executor.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a listing goes on, as registries say it. */
class LinkTest {

    private static final URI PAGE = URI.create("https://r.example/v2/a/b/tags/list?n=2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    </v2/a/b/tags/list?last=x&n=2>; rel="next"                     | https://r.example/v2/a/b/tags/list?last=x&n=2
                    </v2/a/b/tags/list?last=x&n=2>; rel=next                       | https://r.example/v2/a/b/tags/list?last=x&n=2
                    </v2/a/b/tags/list?last=x&n=2>;rel="next"                      | https://r.example/v2/a/b/tags/list?last=x&n=2
                    <https://r.example/v2/a/b/tags/list?last=x>; rel="next"        | https://r.example/v2/a/b/tags/list?last=x
                    <https://R.example:443/v2/a/b/tags/list?last=x>; rel="next"    | https://R.example:443/v2/a/b/tags/list?last=x
                    <?last=x>; rel="next"                                          | https://r.example/v2/a/b/tags/list?last=x
                    </first>; rel="first", </v2/next>; title="a,b"; rel="prev next" | https://r.example/v2/next
                    </v2/next>; REL="Next"                                         | https://r.example/v2/next
                    """)
    void isFollowedHoweverItIsWritten(String header, URI next) {
        assertThat(Link.next(List.of(header), PAGE)).contains(next);
    }

    @Test
    void isTheLastPageWhereThereIsNoNext() {
        assertThat(Link.next(List.of(), PAGE)).isEmpty();
        assertThat(Link.next(List.of("</v2/first>; rel=\"first\""), PAGE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://elsewhere.example/v2/next>; rel=\"next\"",
                "<http://r.example/v2/next>; rel=\"next\"",
                "<https://r.example:8443/v2/next>; rel=\"next\"",
                "<//elsewhere.example/next>; rel=\"next\"",
                "<file:///etc/passwd>; rel=\"next\"",
                "<>; rel=\"next\"",
                "<not an address>; rel=\"next\"",
                "/v2/next; rel=\"next\"",
                "nonsense"
            })
    void isNoEndOfTheListWhereItCannotBeFollowed(String header) {
        assertThatIllegalArgumentException().isThrownBy(() -> Link.next(List.of(header), PAGE));
    }
}
