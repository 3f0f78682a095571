package dev.tidemark.policy.artifactory;

import dev.tidemark.evaluator.artifactory.ArtifactoryCriteria;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.policy.StoredPolicy;
import java.util.List;

/**
 * Gives a client its own document back. What it left out stays out, and what it sent comes as it was sent, because its Terraform
 * provider takes any other answer for a change that somebody made; only the members that Artifactory always has are filled in.
 */
final class CleanupEcho {

    private CleanupEcho() {}

    static ArtifactoryPolicy of(StoredPolicy stored) {
        return of(document(stored), stored.enabled());
    }

    static ArtifactoryPolicy document(StoredPolicy stored) {
        return ArtifactoryJson.readStored(stored.policy().document(), ArtifactoryPolicy.class);
    }

    static ArtifactoryPolicy of(ArtifactoryPolicy sent, boolean enabled) {
        return new ArtifactoryPolicy(
                sent.key(),
                sent.description(),
                sent.cronExp() == null ? "" : sent.cronExp(),
                sent.durationInMinutes() == null ? Integer.valueOf(0) : sent.durationInMinutes(),
                enabled,
                Boolean.TRUE.equals(sent.skipTrashcan()),
                sent.projectKey(),
                sent.itemType(),
                filled(sent.searchCriteria()));
    }

    private static ArtifactoryCriteria filled(ArtifactoryCriteria sent) {
        return new ArtifactoryCriteria(
                sent.packageTypes(),
                sent.repos(),
                sent.excludedRepos(),
                sent.includedPackages(),
                sent.excludedPackages(),
                Boolean.TRUE.equals(sent.includeAllProjects()),
                sent.includedProjects() == null ? List.of() : sent.includedProjects(),
                sent.createdBeforeInMonths(),
                sent.lastDownloadedBeforeInMonths(),
                sent.createdBeforeInDays(),
                sent.lastDownloadedBeforeInDays(),
                sent.keepLastNVersions(),
                sent.includedProperties(),
                sent.excludedProperties());
    }
}
