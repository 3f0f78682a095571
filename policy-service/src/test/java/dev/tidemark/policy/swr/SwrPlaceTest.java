package dev.tidemark.policy.swr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwrPlaceTest {

    @ParameterizedTest
    @CsvSource({
        "group,busybox,group/busybox",
        "group,team$app,group/team/app",
        "group,team/app,group/team/app",
        "group,a$b$c,group/a/b/c",
        "a.b_c-d__e,0,a.b_c-d__e/0",
        "a--b,c---d,a--b/c---d",
        "_,busybox,busybox"
    })
    void namesARepository(String namespace, String repository, String whole) {
        assertThat(SwrPlace.of(namespace, repository).repository()).hasToString(whole);
    }

    @Test
    void namesAreAsLongAsSwrsMayBe() {
        String namespace = "n".repeat(64);
        String repository = "r".repeat(128);
        assertThat(SwrPlace.of(namespace, repository).withinNamespace()).isEqualTo(repository);
        refused(SwrError.BAD_NAMESPACE, namespace + "n", "app");
        refused(SwrError.BAD_REPOSITORY, "group", repository + "r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "A", "0a", "-a", "a-", "a_", ".a", "a..b", "a___b", "a.-b", "a b", "ä", "a/b", "a$b", "__", "a\n"
            })
    void knowsWhatIsNoNamespace(String namespace) {
        refused(SwrError.BAD_NAMESPACE, namespace, "app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "-a",
                "a-",
                "$a",
                "a$",
                "a$$b",
                "a-$b",
                "a..b",
                "a b",
                "..",
                "a/../b",
                "a%2Fb",
                "a\n",
                "a\u0000b"
            })
    void knowsWhatIsNoRepository(String repository) {
        refused(SwrError.BAD_REPOSITORY, "group", repository);
    }

    @Test
    void whatHasANamespaceIsNotFoundWithoutIt() {
        refused(SwrError.BAD_REPOSITORY, "_", "group$app");
    }

    private static void refused(SwrError error, String namespace, String repository) {
        assertThatThrownBy(() -> SwrPlace.of(namespace, repository))
                .isInstanceOfSatisfying(
                        SwrException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
