package dev.tidemark.standalone.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.Selection;
import dev.tidemark.evaluator.artifactory.ArtifactoryDialect;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.evaluator.harbor.HarborDialect;
import dev.tidemark.evaluator.harbor.HarborPolicy;
import dev.tidemark.evaluator.language.TidemarkDialect;
import dev.tidemark.evaluator.pattern.PatternException;
import dev.tidemark.evaluator.swr.SwrDialect;
import dev.tidemark.evaluator.swr.SwrPolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one place that knows which documents a dialect has. */
final class PolicyDocuments {

    private PolicyDocuments() {}

    /** The dialect of that name. */
    static Dialect dialect(String name) {
        return Stream.of(Dialect.values())
                .filter(dialect -> nameOf(dialect).equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("there is no dialect " + name + ", only " + names()));
    }

    /** All names, for people. */
    static String names() {
        return Stream.of(Dialect.values()).map(PolicyDocuments::nameOf).collect(Collectors.joining(", "));
    }

    private static String nameOf(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the document says of the repository; empty if it leaves it alone.
     *
     * @throws BadInputException if it is refused
     */
    static Optional<RetentionRules> rulesFor(RepositoryName repository, Dialect dialect, JsonNode document) {
        try {
            return switch (dialect) {
                // It may have been stored by Harbor itself, which accepts nearly everything.
                case HARBOR -> HarborDialect.compileStored(read(document, HarborPolicy.class), repository);
                case SWR -> Selection.rulesFor(SwrDialect.compile(read(document, SwrPolicy.class)), repository);
                case ARTIFACTORY ->
                    Selection.rulesFor(ArtifactoryDialect.compile(read(document, ArtifactoryPolicy.class)), repository);
                case TIDEMARK -> Selection.rulesFor(TidemarkDialect.compile(document), repository);
            };
        } catch (InvalidPolicyException | PatternException e) {
            throw new BadInputException("policy: " + e.getMessage(), e);
        }
    }

    private static <T> T read(JsonNode document, Class<T> type) {
        try {
            T policy = Json.MAPPER.treeToValue(document, type);
            if (policy == null) {
                throw new BadInputException("policy is null");
            }
            return policy;
        } catch (JsonProcessingException e) {
            throw new BadInputException("policy: " + Json.problem(e), e);
        }
    }
}
