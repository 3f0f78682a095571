package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.policy.CompiledPolicy;
import dev.tidemark.policy.PolicyCompiler;
import dev.tidemark.policy.PolicyOrder;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The dialects there are. */
@ApplicationScoped
class Compilers {

    private final List<PolicyCompiler> compilers;

    Compilers(@All List<PolicyCompiler> compilers) {
        this.compilers = compilers;
    }

    CompiledPolicy compile(Dialect dialect, PolicyOrder order) {
        return compilers.stream()
                .filter(compiler -> compiler.dialect() == dialect)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "dialect", "documents of " + Words.of(dialect) + " cannot be read here"))
                .compile(order);
    }
}
