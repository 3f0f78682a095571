package dev.tidemark.evaluator.artifactory;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.meaning.Expressed;
import dev.tidemark.evaluator.meaning.Inexpressible;
import dev.tidemark.evaluator.meaning.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes policies of other dialects in Artifactory's words, where these say the same. Its policies say what they delete: of what package
 * types, and of these what is older, or beyond so many. So one that has no words for types has none at all.
 */
public final class ArtifactoryWriter {

    private static final long DAY = 86_400;

    private final Meaning meaning;
    private final ArtifactoryPolicy frame;

    private ArtifactoryWriter(Meaning meaning, ArtifactoryPolicy frame) {
        this.meaning = meaning;
        this.frame = frame;
    }

    /**
     * Writes a policy. What is written was compiled again, and has the same meaning.
     *
     * @param frame all but the criteria
     */
    public static Expressed<ArtifactoryPolicy> write(Meaning meaning, ArtifactoryPolicy frame) {
        if (meaning.scope().repository() != null) {
            return Expressed.not("it is for one repository, and not for a project or a registry");
        }
        if (meaning.rules().rules().isEmpty()) {
            return Expressed.not("it does nothing, and Artifactory's policies have a condition");
        }
        try {
            return new ArtifactoryWriter(meaning, frame).write();
        } catch (Inexpressible e) {
            return Expressed.not(e.getMessage());
        }
    }

    /** The types cannot be read off the rules one by one, and there are few combinations of them. */
    private Expressed<ArtifactoryPolicy> write() {
        RepositoryWords repositories = RepositoryWords.of(repositories());
        return combinationsOfTypes()
                .map(types -> framed(criteria(types, repositories)))
                .filter(this::says)
                .findFirst()
                .map(Expressed::as)
                .orElseGet(() -> Expressed.not("it does not select by package types as Artifactory does"));
    }

    private List<Selector> repositories() {
        List<List<Selector>> different = meaning.rules().rules().stream()
                .map(RetentionRule::repositories)
                .distinct()
                .toList();
        if (different.size() > 1) {
            throw new Inexpressible("its rules are for different repositories");
        }
        return different.get(0);
    }

    private static Stream<List<String>> combinationsOfTypes() {
        PackageType[] types = PackageType.values();
        return IntStream.range(1, 1 << types.length).mapToObj(chosen -> Arrays.stream(types)
                .filter(type -> (chosen >> type.ordinal() & 1) == 1)
                .map(PackageType::wireName)
                .toList());
    }

    private ArtifactoryCriteria criteria(List<String> types, RepositoryWords repositories) {
        boolean isGlobal = meaning.scope().project() == null;
        return new ArtifactoryCriteria(
                types,
                repositories.repos(),
                repositories.excludedRepos(),
                repositories.includedPackages(),
                repositories.excludedPackages(),
                isGlobal && repositories.includedProjects() == null ? true : null,
                repositories.includedProjects(),
                null,
                null,
                days(By.PUSHED),
                Optional.ofNullable(days(By.PULLED)).orElseGet(() -> days(By.ACTIVE)),
                newest(),
                property(true),
                property(false));
    }

    private ArtifactoryPolicy framed(ArtifactoryCriteria criteria) {
        return new ArtifactoryPolicy(
                frame.key(),
                frame.description(),
                frame.cronExp(),
                frame.durationInMinutes(),
                frame.enabled(),
                frame.skipTrashcan(),
                frame.projectKey(),
                frame.itemType(),
                criteria);
    }

    private boolean says(ArtifactoryPolicy written) {
        try {
            return new Meaning(meaning.scope(), ArtifactoryDialect.compile(written)).equals(meaning);
        } catch (InvalidPolicyException refused) {
            return false;
        }
    }

    private Long days(By by) {
        return keeps().filter(keep ->
                        keep instanceof Keep.YoungerThan young && young.by() == by && young.seconds() % DAY == 0)
                .map(keep -> ((Keep.YoungerThan) keep).seconds() / DAY)
                .findFirst()
                .orElse(null);
    }

    private Long newest() {
        return keeps().filter(Keep.Newest.class::isInstance)
                .map(keep -> ((Keep.Newest) keep).count())
                .findFirst()
                .orElse(null);
    }

    private Stream<Keep> keeps() {
        return meaning.rules().rules().stream().map(RetentionRule::keep);
    }

    /** What has it stays, or what has it not: the property of the first rule that asks for it so. */
    private Map<String, List<String>> property(boolean included) {
        return meaning.rules().rules().stream()
                .flatMap(rule -> rule.artifacts().stream())
                .flatMap(selector -> labels(selector, included).stream())
                .filter(label -> label.value() != null)
                .findFirst()
                .map(label -> Map.of(label.key(), List.of(label.value().text())))
                .orElse(null);
    }

    private static List<Selector.ByLabel> labels(Selector selector, boolean negated) {
        List<Selector.ByLabel> labels = new ArrayList<>();
        if (selector instanceof Selector.ByLabel label && !negated) {
            labels.add(label);
        } else if (selector instanceof Selector.Not not && not.of() instanceof Selector.ByLabel label && negated) {
            labels.add(label);
        } else if (selector instanceof Selector.AllOf all) {
            all.of().forEach(one -> labels.addAll(labels(one, negated)));
        } else if (selector instanceof Selector.AnyOf any) {
            any.of().forEach(one -> labels.addAll(labels(one, negated)));
        }
        return labels;
    }
}
