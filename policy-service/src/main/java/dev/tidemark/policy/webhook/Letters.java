package dev.tidemark.policy.webhook;

import dev.tidemark.contracts.execution.ExecutionId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Words what there is to tell of an execution that has ended; a dialect does that, since its receivers know the words. */
public interface Letters {

    /**
     * What is to be sent to whom; the same whenever it is asked, so that what was sent already is known by its id.
     *
     * @param webhooks those of the execution's project that are enabled
     * @return fails with whatever failed if what is to be told cannot be found out now: it is asked again
     */
    Uni<List<Letter>> of(ExecutionId execution, List<Webhook> webhooks);
}
