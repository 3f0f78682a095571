package dev.tidemark.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
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

    private static ArtifactFacts facts(List<Digest> children) {
        return new ArtifactFacts(DIGEST, "application/json", null, 1, 2, null, children, null);
    }
}
