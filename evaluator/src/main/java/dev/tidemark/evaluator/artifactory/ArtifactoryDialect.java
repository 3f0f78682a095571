package dev.tidemark.evaluator.artifactory;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compiles Artifactory's package cleanup policies into the policy language. */
public final class ArtifactoryDialect {

    private static final Selector UNTAGGED = new Selector.Untagged();
    private static final Selector TAGGED = new Selector.Not(UNTAGGED);

    private final List<Selector> repositories;
    private final List<RetentionRule> rules = new ArrayList<>();

    private ArtifactoryDialect(List<Selector> repositories) {
        this.repositories = repositories;
    }

    /**
     * Compiles a document. Its key, its cron and whether it is enabled are left to the caller.
     *
     * <p>Where it applies: {@code repos} and {@code includedProjects} both name our projects, since a registry has one level where
     * Artifactory has two; a repository has to be selected by both. Of what is there it deletes tags of the listed types that meet all
     * conditions, each older than its cut-off to the instant, months being 30 days. Untagged artifacts stay, and so does, unlike in
     * Artifactory, the newest version of a package whatever its age.
     *
     * @throws InvalidPolicyException if it is refused
     */
    public static RetentionRules compile(ArtifactoryPolicy policy) {
        ArtifactoryCriteria criteria = policy.searchCriteria();
        if (criteria == null) {
            throw InvalidPolicyException.badRequest("searchCriteria is missing");
        }
        Conditions conditions = Conditions.of(criteria);
        Set<PackageType> types = types(criteria, conditions);
        ArtifactoryDialect dialect = new ArtifactoryDialect(RepositorySelection.of(policy));
        // without a type there is no rule, and a repository that no rule selects is left alone
        if (!types.isEmpty()) {
            dialect.compile(types, conditions);
        }
        return new RetentionRules(RetentionRules.Unit.TAG, dialect.rules, false);
    }

    /** Whether policies do anything about packages of the type; others are accepted all the same. */
    public static boolean serves(String packageType) {
        return PackageType.named(packageType).isPresent();
    }

    private static Set<PackageType> types(ArtifactoryCriteria criteria, Conditions conditions) {
        List<String> names = Wire.someTexts("packageTypes", criteria.packageTypes());
        if (conditions.countsVersions() && names.stream().anyMatch("generic"::equalsIgnoreCase)) {
            throw InvalidPolicyException.badRequest("keepLastNVersions is not supported for the package type generic");
        }
        Set<PackageType> types = new TreeSet<>();
        names.stream().map(PackageType::named).flatMap(Optional::stream).forEach(types::add);
        return types;
    }

    private void compile(Set<PackageType> types, Conditions conditions) {
        retain("untagged", new Keep.Always(), UNTAGGED);
        Selector listed =
                new Selector.AnyOf(types.stream().map(PackageType::selector).toList());
        retain("package type", new Keep.Always(), TAGGED, new Selector.Not(listed));
        if (conditions.excluded() != null) {
            retain(
                    "with " + conditions.excluded(),
                    new Keep.Always(),
                    TAGGED,
                    conditions.excluded().selector());
        }
        if (conditions.included() != null) {
            Selector others = new Selector.Not(conditions.included().selector());
            retain("without " + conditions.included(), new Keep.Always(), TAGGED, others);
        }
        conditions.ages().forEach((name, keep) -> retain(name, keep, TAGGED));
        if (conditions.countsVersions()) {
            types.forEach(type -> retainNewest(type, conditions.keepLastNVersions()));
        }
    }

    /** All versions of a package count before anything else is asked of them; in Artifactory a package has one type. */
    private void retainNewest(PackageType type, long count) {
        String name = "keepLastNVersions:" + count + " " + type.wireName();
        retain(name, new Keep.Newest(Keep.By.PUSHED, count), TAGGED, type.selector());
    }

    private void retain(String name, Keep keep, Selector... artifacts) {
        rules.add(new RetentionRule(name, false, repositories, List.of(artifacts), keep));
    }
}
