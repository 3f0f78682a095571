package dev.tidemark.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.policy.gateway.GatewayUnavailableException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookUpsTest {

    private final List<UniEmitter<? super Boolean>> asked = new ArrayList<>();
    private final LookUps lookUps = new LookUps();

    private UniAssertSubscriber<Boolean> lookUp(String name) {
        return lookUps.once(name, () -> Uni.createFrom().emitter(asked::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void whoeverAsksMeanwhileGetsTheSameAnswer() {
        var one = lookUp("a");
        var other = lookUp("a");
        assertThat(asked).hasSize(1);

        asked.get(0).complete(true);

        one.assertCompleted().assertItem(true);
        other.assertCompleted().assertItem(true);
    }

    @Test
    void anAnswerIsNotRemembered() {
        lookUp("a");
        asked.get(0).complete(false);
        var later = lookUp("a");
        assertThat(asked).hasSize(2);
        asked.get(1).complete(true);
        later.assertItem(true);
    }

    @Test
    void aFailureIsNotRememberedEither() {
        var first = lookUp("a");
        asked.get(0).fail(new IllegalStateException("broken"));
        first.assertFailedWith(IllegalStateException.class);
        lookUp("a");
        assertThat(asked).hasSize(2);
    }

    @Test
    void refusesANameTooManyAndOnlyThat() {
        for (int i = 0; i < LookUps.MOST; i++) {
            lookUp("name " + i);
        }
        lookUp("another").assertFailedWith(GatewayUnavailableException.class);
        lookUp("name 0").assertNotTerminated();
        assertThat(asked).hasSize(LookUps.MOST);

        asked.get(0).complete(false);
        lookUp("another").assertNotTerminated();
    }

    @Test
    void whoGoesAwayTakesTheAnswerFromNobody() {
        var one = lookUp("a");
        var other = lookUp("a");
        one.cancel();
        asked.get(0).complete(true);
        other.assertItem(true);
    }
}
