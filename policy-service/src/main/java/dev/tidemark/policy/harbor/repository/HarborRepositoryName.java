package dev.tidemark.policy.harbor.repository;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.harbor.HarborRefusals;

/** Names of repositories in paths: without their project, and with slashes encoded twice. */
final class HarborRepositoryName {

    private HarborRepositoryName() {}

    /** The whole name; 404 for what cannot be one. */
    static RepositoryName of(String project, String repository) {
        String within = repository.replaceAll("%2[Ff]", "/");
        String whole = project.equals(ProjectName.NONE.value()) ? within : project + "/" + within;
        if (!RepositoryName.isRepositoryName(whole)) {
            throw unknown(whole);
        }
        return new RepositoryName(whole);
    }

    static RefusedException unknown(String repository) {
        return HarborRefusals.notFound("repository " + repository + " not found");
    }

    static RefusedException unknown(RepositoryName repository, String reference) {
        String separator = Digest.isDigest(reference) ? "@" : ":";
        return HarborRefusals.notFound("artifact " + repository + separator + reference + " not found");
    }
}
