package dev.tidemark.policy.artifactory;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.evaluator.artifactory.ArtifactoryWriter;
import dev.tidemark.evaluator.meaning.Meaning;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Policies as this dialect's clients see them: its own, and those of others that it has the words for. */
@ApplicationScoped
class CleanupWords {

    private final ZoneId zone;
    private final Registries registries;

    CleanupWords(ArtifactoryConfig config, Registries registries) {
        this.zone = config.zone();
        this.registries = registries;
    }

    static boolean isOwn(StoredPolicy stored) {
        return stored.policy().dialect() == Dialect.ARTIFACTORY;
    }

    /** Of policies by number, those that can be seen. A key is one policy's: this dialect's, where it has one. */
    List<StoredPolicy> ofEach(List<StoredPolicy> some) {
        Set<Optional<String>> own = some.stream()
                .filter(CleanupWords::isOwn)
                .map(StoredPolicy::name)
                .collect(Collectors.toSet());
        return some.stream()
                .filter(stored -> isOwn(stored) || !own.contains(stored.name()))
                .map(this::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StoredPolicy> of(StoredPolicy stored) {
        boolean mayBe =
                stored.name().isPresent() && stored.policy().scope().registry().equals(registries.ofArtifactory());
        return isOwn(stored)
                ? Optional.of(stored)
                : stored.meaning().filter(meaning -> mayBe).flatMap(meaning -> inItsWords(stored, meaning));
    }

    private Optional<StoredPolicy> inItsWords(StoredPolicy stored, Meaning meaning) {
        return ArtifactoryWriter.write(meaning, frame(stored))
                .document()
                .filter(written -> says(written, stored))
                .map(written -> stored.shownAs(ArtifactoryJson.write(written)));
    }

    private static ArtifactoryPolicy frame(StoredPolicy stored) {
        ProjectName project = stored.policy().scope().project();
        return new ArtifactoryPolicy(
                stored.name().orElseThrow(),
                null,
                stored.cronIn(Dialect.ARTIFACTORY).orElse(null),
                null,
                null,
                null,
                project == null ? null : project.value(),
                null,
                null);
    }

    /** Keys have a form, those of a project's policies also a beginning: what is called otherwise cannot be seen here. */
    private boolean says(ArtifactoryPolicy written, StoredPolicy stored) {
        try {
            CleanupDocument document =
                    CleanupDocument.of(new PolicyKey(written.key()), written, stored.enabled(), zone);
            return stored.isSaidBy(document.draft());
        } catch (RefusedException e) {
            return false;
        }
    }
}
