package dev.tidemark.policy.artifactory;

import dev.tidemark.policy.security.OpenToAll;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

@ApplicationScoped
class ArtifactoryOpenToAll implements OpenToAll {

    @Override
    public Set<String> paths() {
        return Set.of(ArtifactoryErrorForm.ROOT + "/api/system/ping");
    }
}
