package dev.tidemark.policy.artifactory;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.artifactory.ArtifactoryCriteria;
import dev.tidemark.evaluator.artifactory.ArtifactoryDialect;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.policy.PolicyDraft;
import dev.tidemark.policy.schedule.Cron;
import dev.tidemark.policy.schedule.InvalidCronException;
import dev.tidemark.policy.schedule.QuartzCron;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A policy as its client sent it, checked and compiled.
 *
 * @param project the only one it may touch
 */
record CleanupDocument(PolicyDraft draft, Optional<ProjectName> project) {

    private static final Pattern PROJECT_KEY = Pattern.compile("[a-z][a-z0-9-]{1,31}");
    private static final int LONGEST_DESCRIPTION = 256;
    private static final int LONGEST_NAME = 255;
    private static final String ITEM_TYPE = "package";

    /**
     * Reads a document.
     *
     * @param enabled no part of what it says: there is another operation for that
     * @throws dev.tidemark.policy.error.RefusedException with 400 if it is refused
     */
    static CleanupDocument of(PolicyKey key, ArtifactoryPolicy sent, boolean enabled, ZoneId zone) {
        key.requireSameAs(sent.key());
        checkMembers(sent);
        Optional<ProjectName> project = project(key, sent.projectKey());
        ArtifactoryPolicy policy = stored(sent);
        try {
            PolicyDraft draft = new PolicyDraft(
                    Dialect.ARTIFACTORY,
                    Optional.of(key.value()),
                    ArtifactoryDialect.compile(policy),
                    ArtifactoryJson.write(policy),
                    cron(policy.cronExp(), zone),
                    enabled,
                    maxRun(policy.durationInMinutes()));
            return new CleanupDocument(draft, project);
        } catch (InvalidPolicyException e) {
            throw ArtifactoryRefusals.badRequest(e.getMessage());
        }
    }

    private static void checkMembers(ArtifactoryPolicy sent) {
        if (sent.description() != null && sent.description().length() > LONGEST_DESCRIPTION) {
            throw ArtifactoryRefusals.badRequest(
                    "description must not be longer than " + LONGEST_DESCRIPTION + " characters");
        }
        if (sent.durationInMinutes() != null && sent.durationInMinutes() < 0) {
            throw ArtifactoryRefusals.badRequest("durationInMinutes must not be negative");
        }
        if (sent.searchCriteria() != null) {
            checkLengths("packageTypes", sent.searchCriteria().packageTypes());
            checkLengths("excludedPackages", sent.searchCriteria().excludedPackages());
            checkLengths("includedProjects", sent.searchCriteria().includedProjects());
        }
        if (sent.itemType() != null && !sent.itemType().equalsIgnoreCase(ITEM_TYPE)) {
            throw ArtifactoryRefusals.badRequest("itemType must be " + ITEM_TYPE);
        }
    }

    /** What is compared with names is no longer than those; patterns are looked at where they are compiled. */
    private static void checkLengths(String member, List<String> names) {
        if (names != null && names.stream().anyMatch(name -> name != null && name.length() > LONGEST_NAME)) {
            throw ArtifactoryRefusals.badRequest(
                    member + " has an element longer than " + LONGEST_NAME + " characters");
        }
    }

    private static Optional<ProjectName> project(PolicyKey key, String projectKey) {
        if (projectKey == null || projectKey.isEmpty()) {
            return Optional.empty();
        }
        if (!PROJECT_KEY.matcher(projectKey).matches() || projectKey.endsWith("-")) {
            throw ArtifactoryRefusals.badRequest(
                    "projectKey must have 2 to 32 lower case letters, digits and hyphens, and begin with a letter");
        }
        if (!key.value().startsWith(projectKey + "-")) {
            throw ArtifactoryRefusals.badRequest(
                    "The key of a project level policy must begin with its project's key: " + projectKey + "-");
        }
        return Optional.of(new ProjectName(projectKey));
    }

    private static Optional<Cron> cron(String cronExp, ZoneId zone) {
        if (cronExp == null || cronExp.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(QuartzCron.parse(cronExp, zone));
        } catch (InvalidCronException e) {
            throw ArtifactoryRefusals.badRequest("cronExp is not a valid Quartz expression: " + e.getMessage());
        }
    }

    private static Optional<Duration> maxRun(Integer minutes) {
        return Optional.ofNullable(minutes)
                .filter(some -> some > 0)
                // A day is the most that any execution gets.
                .map(some ->
                        Duration.ofMinutes(Math.min(some, Duration.ofDays(1).toMinutes())));
    }

    /** As it was sent, but for the words that Artifactory writes in small letters, and what is known from elsewhere. */
    private static ArtifactoryPolicy stored(ArtifactoryPolicy sent) {
        return new ArtifactoryPolicy(
                sent.key(),
                sent.description(),
                sent.cronExp(),
                sent.durationInMinutes(),
                null,
                sent.skipTrashcan(),
                sent.projectKey() == null || sent.projectKey().isEmpty() ? null : sent.projectKey(),
                sent.itemType(),
                sent.searchCriteria() == null ? null : inLowerCase(sent.searchCriteria()));
    }

    private static ArtifactoryCriteria inLowerCase(ArtifactoryCriteria criteria) {
        return new ArtifactoryCriteria(
                criteria.packageTypes() == null
                        ? null
                        : criteria.packageTypes().stream()
                                .map(type -> type == null ? "" : type.toLowerCase(Locale.ROOT))
                                .toList(),
                criteria.repos(),
                criteria.excludedRepos(),
                criteria.includedPackages(),
                criteria.excludedPackages(),
                criteria.includeAllProjects(),
                criteria.includedProjects(),
                criteria.createdBeforeInMonths(),
                criteria.lastDownloadedBeforeInMonths(),
                criteria.createdBeforeInDays(),
                criteria.lastDownloadedBeforeInDays(),
                criteria.keepLastNVersions(),
                criteria.includedProperties(),
                criteria.excludedProperties());
    }
}
