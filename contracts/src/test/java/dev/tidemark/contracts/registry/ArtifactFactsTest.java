package dev.tidemark.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArtifactFactsTest {

    private static final Digest DIGEST = new Digest("sha256:" + "0".repeat(64));

    @Test
    void countsMissingChildrenAsNone() {
        assertThat(facts(null).children()).isEmpty();
    }

    @Test
    void doesNotChangeWithTheListItWasGiven() {
        List<Digest> children = new ArrayList<>(List.of(DIGEST));
        ArtifactFacts facts = facts(children);
        children.clear();
        assertThat(facts.children()).containsExactly(DIGEST);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> facts.children().clear());
    }

    @Test
    void keepsNoMoreContentsThanAnyImageHas() {
        ArtifactFacts facts = facts(List.of());
        Blob layer = new Blob(DIGEST, 0);
        List<Blob> most = Collections.nCopies(ArtifactFacts.MAX_CONTENTS, layer);
        List<Blob> more = Collections.nCopies(ArtifactFacts.MAX_CONTENTS + 1, layer);

        assertThat(facts.contents()).isNull();
        assertThat(facts.withContents(most).contents()).isEqualTo(most);
        assertThatIllegalArgumentException().isThrownBy(() -> facts.withContents(more));
        assertThatIllegalArgumentException().isThrownBy(() -> new Blob(DIGEST, -1));
    }

    private static ArtifactFacts facts(List<Digest> children) {
        return new ArtifactFacts(DIGEST, "application/json", null, 1, 2, null, children, null);
    }
}
