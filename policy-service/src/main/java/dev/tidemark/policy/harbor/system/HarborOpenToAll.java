package dev.tidemark.policy.harbor.system;

import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.security.OpenToAll;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

@ApplicationScoped
class HarborOpenToAll implements OpenToAll {

    @Override
    public Set<String> paths() {
        return Set.of(
                HarborErrorForm.ROOT + "/ping", HarborErrorForm.ROOT + "/health", HarborErrorForm.ROOT + "/systeminfo");
    }
}
