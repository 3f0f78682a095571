package dev.tidemark.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Digests, tags and names: what is one, what is not, and that nothing hostile takes long to refuse. */
public final class NamesTest {

    private static final String HEX = "0123456789abcdef";
    private static final String SHA256 = "sha256:" + HEX.repeat(4);
    private static final String SHA512 = "sha512:" + HEX.repeat(8);

    public static Stream<Arguments> valid() {
        return Stream.of(
                        rows(Digest::new, SHA256, SHA512),
                        rows(Tag::new, "a", "A", "_", "0", "latest", "v1.2.3-rc.1_x", "_.-", "x".repeat(128)),
                        rows(
                                RepositoryName::new,
                                "a",
                                "0",
                                "alpine",
                                "library/alpine",
                                "a/b/c/d/e",
                                "library/team/shop/web/frontend",
                                "a.b/a_b/a__b/a-b/a---b",
                                "a" + "/b".repeat(127),
                                "x".repeat(255)),
                        rows(ProjectName::new, "_", "a", "library", "a.b", "a_b", "a__b", "a--b", "x".repeat(255)),
                        rows(RegistryName::new, "a", "0", "default", "registry.example.org", "a-b", "x".repeat(63)))
                .flatMap(Function.identity());
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                        rows(
                                Digest::new,
                                "",
                                "sha256:",
                                SHA256 + "0",
                                SHA256.substring(0, 70),
                                SHA512 + "0",
                                SHA256.toUpperCase(Locale.ROOT),
                                "sha256:" + "A".repeat(64),
                                "sha256:" + "g".repeat(64),
                                "sha384:" + HEX.repeat(6),
                                "md5:" + HEX.repeat(2),
                                HEX.repeat(4),
                                " " + SHA256,
                                SHA256 + "\n"),
                        rows(
                                Tag::new,
                                "",
                                ".a",
                                "-a",
                                "a/b",
                                "a:b",
                                "a b",
                                "a\n",
                                "ä",
                                "a@b",
                                "a%2f",
                                "٣",
                                "x".repeat(129)),
                        rows(
                                RepositoryName::new,
                                "",
                                "/",
                                "/a",
                                "a/",
                                "a//b",
                                "A/b",
                                "a/B",
                                "_/a",
                                "a.",
                                ".a",
                                "a..b",
                                "a___b",
                                "a_.b",
                                "-a",
                                "a-",
                                "a/../b",
                                "a/./b",
                                "a b",
                                "a\n",
                                "ä",
                                "host:5000/a",
                                "a@b",
                                "x".repeat(256),
                                "a" + "/b".repeat(128)),
                        rows(ProjectName::new, "", "__", "_a", "a_", "a/b", "A", "a..b", "..", "a\n", "x".repeat(256)),
                        rows(RegistryName::new, "", "-a", "a-", ".", "a.", "a/b", "A", "a_b", "a\n", "x".repeat(64)))
                .flatMap(Function.identity());
    }

    static Stream<Arguments> hostile() {
        List<String> texts = List.of(
                "a".repeat(1_000_000),
                "a".repeat(254) + "!",
                "a-".repeat(127) + "!",
                "-".repeat(254) + "!",
                "a" + "-".repeat(253) + "!",
                "a_".repeat(127) + "!",
                "a__".repeat(84) + "!",
                "a/".repeat(127) + "!",
                "sha256:" + "0".repeat(1_000_000),
                "a/a".repeat(500_000));
        return texts.stream().flatMap(text -> Stream.of(
                        rows(Digest::new, text),
                        rows(Tag::new, text),
                        rows(RepositoryName::new, text),
                        rows(ProjectName::new, text),
                        rows(RegistryName::new, text))
                .flatMap(Function.identity()));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void acceptsAndEchoes(Function<String, Object> constructor, String text) {
        assertThat(constructor.apply(text)).hasToString(text);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void isAPlainTextInJson(Function<String, Object> constructor, String text) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Object value = constructor.apply(text);
        String json = mapper.writeValueAsString(value);
        assertThat(json).isEqualTo("\"" + text + "\"");
        assertThat(mapper.readValue(json, value.getClass())).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refuses(Function<String, Object> constructor, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> constructor.apply(text))
                .withMessageStartingWith("not a ");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesHostileTextAtOnceAndBriefly(Function<String, Object> constructor, String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThatIllegalArgumentException()
                .isThrownBy(() -> constructor.apply(text))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(150)));
    }

    @Test
    void refusesNull() {
        Stream<Function<String, Object>> constructors =
                Stream.of(Digest::new, Tag::new, RepositoryName::new, ProjectName::new, RegistryName::new);
        constructors.forEach(constructor -> assertThatNullPointerException().isThrownBy(() -> constructor.apply(null)));
    }

    @Test
    void keepsLineBreaksOutOfMessages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tag("a\r\nWARN forged"))
                .withMessage("not a tag: a??WARN forged");
    }

    @Test
    void splitsADigest() {
        Digest digest = new Digest(SHA512);
        assertThat(digest.algorithm()).isEqualTo("sha512");
        assertThat(digest.hex()).isEqualTo(HEX.repeat(8));
    }

    @Test
    void ordersAndEqualsDigestsAsTheirTexts() {
        List<String> texts = new ArrayList<>();
        for (String end : List.of("0", "7", "8", "f")) {
            for (int at : List.of(0, 15, 16, 40, 63)) {
                texts.add("sha256:" + "8".repeat(at) + end + "8".repeat(63 - at));
            }
            for (int at : List.of(0, 63, 64, 127)) {
                texts.add("sha512:" + "8".repeat(at) + end + "8".repeat(127 - at));
            }
        }
        for (String one : texts) {
            assertThat(new Digest(one)).hasToString(one).hasSameHashCodeAs(new Digest(one));
            for (String other : texts) {
                assertThat(new Digest(one).equals(new Digest(other))).isEqualTo(one.equals(other));
                assertThat(Integer.signum(new Digest(one).compareTo(new Digest(other))))
                        .isEqualTo(Integer.signum(one.compareTo(other)));
            }
        }
    }

    @Test
    void tellsADigestFromATag() {
        assertThat(Digest.isDigest(SHA256)).isTrue();
        assertThat(Tag.isTag(SHA256)).isFalse();
        assertThat(Digest.isDigest("latest")).isFalse();
        assertThat(Tag.isTag("latest")).isTrue();
        assertThat(Digest.isDigest(null)).isFalse();
        assertThat(Tag.isTag(null)).isFalse();
    }

    @Test
    void knowsARepositoryNameWithoutBuildingOne() {
        assertThat(RepositoryName.isRepositoryName("a/b/c/d/e")).isTrue();
        assertThat(RepositoryName.isRepositoryName("A")).isFalse();
        assertThat(RepositoryName.isRepositoryName("x".repeat(256))).isFalse();
        assertThat(RepositoryName.isRepositoryName(null)).isFalse();
    }

    @Test
    void takesTheFirstSegmentAsTheProject() {
        RepositoryName deep = new RepositoryName("library/team/shop/web/frontend");
        assertThat(deep.project()).isEqualTo(new ProjectName("library"));
        assertThat(deep.withinProject()).isEqualTo("team/shop/web/frontend");
    }

    @Test
    void putsNamesOfOneSegmentIntoTheNamelessProject() {
        RepositoryName flat = new RepositoryName("alpine");
        assertThat(flat.project()).isEqualTo(ProjectName.NONE);
        assertThat(flat.withinProject()).isEqualTo("alpine");
    }

    private static Stream<Arguments> rows(Function<String, Object> constructor, String... texts) {
        return Stream.of(texts).map(text -> Arguments.of(constructor, text));
    }
}
