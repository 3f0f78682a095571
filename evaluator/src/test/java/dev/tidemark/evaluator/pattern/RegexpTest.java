package dev.tidemark.evaluator.pattern;

import static dev.tidemark.evaluator.pattern.PatternAnswers.answer;
import static dev.tidemark.evaluator.pattern.PatternAnswers.compiled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.policy.Pattern.Syntax;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexpTest {

    private static final int SMALL_STACK = 512 * 1_024;

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "(",
            "(?:",
            ")",
            "|",
            "*",
            "+",
            "?",
            "{",
            "}",
            "{2}",
            "{1,3}",
            "{0,100}",
            "{30}",
            "[",
            "]",
            "[a-z]",
            "[^a]",
            "\\",
            "\\d",
            "\\pL",
            "\\Q",
            "\\E",
            "^",
            "$",
            ".",
            "(?i)",
            "(?P<n>",
            "\\x{1000}",
            "[[:alpha:]]",
            "\\b",
            "☺",
            ",",
            "-",
            "??",
            "{2,}");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "^v2.*,           v2.0.0,  true",
                "^v2.*,           xv2,     false",
                "^123$,           123,     true",
                "^123$,           1234,    false",
                "abc*,            xxabyy,  true", // searched for, not matched as a whole
                "xyz,             axyzb,   true",
                "xyz,             XYZ,     false",
                "(?i)xyz,         XYZ,     true",
                "\"\",            any,     true",
                "a.c,             abc,     true",
                "a\\.c,           abc,     false",
                "^release-[\\d.]+$, release-1.0, true",
                "\\pL{2}\\d,      éa1,     true",
                "[[:digit:]]+$,   v1,      true",
                "\\x{263A},       ☺,       true",
                "\\Qa.c\\E,       abc,     false",
                "(a)\\1,          aa,      error", // no back references
                "(?=a),           a,       error", // no looking around
                "(?<!a)b,         b,       error",
                "a**,             a,       error",
                "(,               a,       error",
                "[,               a,       error",
                "a{1001},         a,       error",
                "*,               a,       error"
            })
    void searchesAsRe2Does(String regexp, String name, String expected) {
        assertThat(answer(Syntax.REGEXP, regexp, name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "((a{100}){100}){100}, too complex a pattern",
                "((a{10}){10}){10},    ok",
                "\".{0,1000}\",        too complex a pattern",
                "\"(?:.{0,100}){0,10}\", too complex a pattern",
                "[a-z]{600}[0-9]{600}, too complex a pattern",
                "a{1000},              ok",
                "[0-9a-f]{64},         ok",
                "\"^[a-z]{1,128}$\",   ok",
                "\"(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\", ok",
                "\\x{1000}{2},         ok",
                "[{9999}]{2},          ok",
                "\\Q{9999}{9999}\\E,   ok",
                "a{9999,               ok"
            })
    void unrollsCountedRepeatsOnlyAsFarAsPeopleMeanThem(String regexp, String expected) {
        assertThat(compiled(Syntax.REGEXP, regexp)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a{1000}; 1_400; ''",
                "(?:.{0,90}); 10; ''",
                "(?:.{0,90}); 1_000; ''",
                "(; 4_900; )",
                "(; 240; )*",
                "(?:; 2_500; )?",
                "(; 3_000; )*",
                "a|; 5_000; ''",
                "(a|aa|.)*; 1_000; ''",
                "(a|aa|.)*; 180; ''",
                "(?:a??); 300; ''",
                "(?:a??); 1_400; ''",
                "\\pL; 3_300; ''",
                "[^\\pL]{9}; 1_000; ''",
                "^; 9_000; ''",
                "^; 990; ''",
                "(?:|a); 1_600; ''",
                ".*a; 3_000; ''",
                "a?; 490; ''"
            })
    void answersHostileExpressionsInTimeAndOnASmallStack(String open, String times, String close) {
        int count = Integer.parseInt(times.replace("_", ""));
        String hostile = open.repeat(count) + close.repeat(count);
        Runnable work = () -> answer(Syntax.REGEXP, hostile, "a".repeat(128));

        onASmallStack(
                () -> assertThat(CpuTime.isWithin(Duration.ofMillis(50), work)).isTrue());
    }

    @Test
    void neitherFailsNorGrowsBeyondItsBoundsWhateverIsWritten() {
        Random random = new Random(20_261_120);
        onASmallStack(() -> {
            for (int i = 0; i < 20_000; i++) {
                int pieces = i % 100 == 0 ? 500 : 12;
                String regexp = IntStream.range(0, random.nextInt(pieces))
                        .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                        .collect(Collectors.joining());
                assertThat(size(regexp)).as(regexp).isLessThan(20_000);
            }
        });
    }

    @Test
    void lookingAtTheBeginningFirstChangesNoAnswer() {
        Random random = new Random(20_261_121);
        List<String> names =
                List.of("", "a", "b", "ab", "aab", "abb", "ab-", "ab,", "aB", "xab", "ab☺", "ab{2}", "abab");
        for (int i = 0; i < 20_000; i++) {
            String regexp = "^"
                    + random.ints(random.nextInt(5), 0, PIECES.size())
                            .mapToObj(PIECES::get)
                            .collect(Collectors.joining("", random.nextBoolean() ? "ab" : "a", ""));
            for (String name : names) {
                assertThat(answer(Syntax.REGEXP, regexp, name)).as(regexp).isEqualTo(searched(regexp, name));
            }
        }
    }

    private static String searched(String regexp, String name) {
        try {
            return String.valueOf(Regexp.bounded(regexp, regexp).matcher(name).find());
        } catch (PatternException bad) {
            return "error";
        }
    }

    @ParameterizedTest
    @CsvSource({"10_000, ok", "10_001, too complex a pattern"})
    void refusesAnExpressionThatIsTooLong(String length, String expected) {
        String regexp = "a".repeat(Integer.parseInt(length.replace("_", "")));

        assertThat(compiled(Syntax.REGEXP, regexp)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "^(main|pr-[0-9]+)-, pr-7-12, pr-7",
        "^([a-z]+)-([0-9]+)$, a-1,    a 1",
        "^([a-z]+)(-x)?,     ab,      'ab '",
        "[0-9]+,             v12,     12",
        "[0-9]+,             edge,    none"
    })
    void capturesItsGroupsOrTheWholeHit(String regexp, String name, String captured) {
        String found = Regexp.compile(regexp)
                .captured(name)
                .map(groups -> String.join(" ", groups))
                .orElse("none");

        assertThat(found).isEqualTo(captured);
    }

    private static int size(String regexp) {
        try {
            return Regexp.bounded(regexp, regexp).programSize();
        } catch (PatternException refused) {
            return 0;
        }
    }

    /** As some threads have, whatever the machine's default is. */
    private static void onASmallStack(Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (Throwable failed) {
                        done.completeExceptionally(failed);
                    }
                },
                "small stack",
                SMALL_STACK);
        thread.start();
        done.join();
    }
}
