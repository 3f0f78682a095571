package dev.tidemark.contracts.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NamedTest {

    private static final Tag TAG = new Tag("v1");
    private static final Digest DIGEST = new Digest("sha256:" + "1d".repeat(32));

    @Test
    void namesTagsAndDigestsOrEverything() {
        assertThat(new Named(List.of(TAG), List.of(DIGEST), false, null).everything())
                .isFalse();
        assertThat(Named.all().tags()).isEmpty();
    }

    @Test
    void isNeverEverythingForWantOfNames() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Named(null, null, false, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Named(List.of(TAG), null, true, null));
    }

    @Test
    void namesNoMoreThanAnEventBears() {
        assertThatIllegalArgumentException().isThrownBy(() -> Named.tags(Collections.nCopies(1_001, TAG)));
    }
}
