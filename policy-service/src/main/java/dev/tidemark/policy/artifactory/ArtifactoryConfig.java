package dev.tidemark.policy.artifactory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** How Artifactory's dialect is spoken. */
@ConfigMapping(prefix = "tidemark.artifactory")
interface ArtifactoryConfig {

    /**
     * Whose local time a {@code cronExp} is about, from when a policy is written with it. Artifactory goes by its host's zone, which
     * nobody sees in a policy; that of most containers is this one.
     */
    @WithDefault("UTC")
    ZoneId zone();
}
