package dev.tidemark.policy.error;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Knows which form a path's errors have. */
@ApplicationScoped
public class ErrorForms {

    private static final ErrorForm FALLBACK = new ProblemForm();

    private final List<ErrorForm> dialects;

    ErrorForms(@All List<ErrorForm> dialects) {
        this.dialects = dialects;
    }

    public ErrorForm of(String path) {
        return dialects.stream().filter(form -> form.covers(path)).findFirst().orElse(FALLBACK);
    }
}
