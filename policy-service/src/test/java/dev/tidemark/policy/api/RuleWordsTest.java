package dev.tidemark.policy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.evaluator.language.TidemarkDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"keep":{"newest":10}} | of what is tagged, keep the newest 10 by last push
            {"keep":{"always":true},"artifacts":"v*"} | of what is tagged and tagged "v*", keep all
            {"keep":{"youngerThan":"P30D","by":"active"}} | of what is tagged, keep whose last push or pull was within 30 days
            {"keep":{"newest":2,"groupBy":{"version":"minor"}}} | of what is tagged, keep the newest 2 of each minor version by last push
            {"keep":{"always":true},"repositories":{"any":["shop/**",{"project":"payments"}]}} | in repositories (called "shop/**" or of project "payments"), of what is tagged, keep all
            {"keep":{"any":[{"newest":5},{"youngerThan":"PT90M"}]}} | of what is tagged, keep the newest 5 by last push, or whose last push was within PT1H30M
            {"disabled":true,"keep":{"always":true},"artifacts":{"not":{"tag":{"semver":">=1"}}}} | disabled: of what is tagged and not (tagged by the versions ">=1"), keep all
            """)
    void saysWhatARuleDoes(String rule, String words) throws JsonProcessingException {
        var rules = TidemarkDialect.compile(new ObjectMapper().readTree("{\"rules\":[" + rule + "]}"));
        assertThat(RuleWords.of(rules.rules().get(0))).isEqualTo(words);
    }
}
