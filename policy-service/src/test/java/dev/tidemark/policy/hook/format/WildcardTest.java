package dev.tidemark.policy.hook.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "trivy,trivy,true",
        "trivy,Trivy,true",
        "trivy,trivy/0.50,false",
        "trivy/*,trivy/0.50 (https://trivy.dev),true",
        "*scanner-*,robot$team+scanner-Trivy-1,true",
        "*scanner-*,robot$scan,false",
        "*,anything,true",
        "**,'',true",
        "a*a,a,false",
        "a*a,aa,true",
        "a*b*a,aba,true",
        "a*b*a,aa,false",
        "*bc,abcbc,true",
        "ab*,b,false"
    })
    void anyRunOfCharactersIsAStar(String pattern, String text, boolean matches) {
        assertThat(new Wildcard(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void manyStarsTakeNoLonger() {
        Wildcard pattern = new Wildcard("*a".repeat(1_000) + "b");
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertThat(pattern.matches("a".repeat(100_000)))
                .isFalse());
    }
}
