package dev.tidemark.executor.planning;

import dev.tidemark.evaluator.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Holds a plan that condemns so much of its repository that somebody should look first. */
@ApplicationScoped
class Brake {

    private final BrakeConfig config;

    Brake(BrakeConfig config) {
        this.config = config;
    }

    /** Why the plan is not to be carried out, if it is not. */
    Optional<String> holds(Plan plan) {
        long going = (long) plan.total() - plan.retained();
        boolean tooMuch = going >= config.minCandidates() && going * 100 > (long) config.maxPercent() * plan.total();
        return tooMuch
                ? Optional.of("it would delete " + going + " of " + plan.total() + " artifacts, more than the "
                        + config.maxPercent() + " % that are allowed at once")
                : Optional.empty();
    }
}
