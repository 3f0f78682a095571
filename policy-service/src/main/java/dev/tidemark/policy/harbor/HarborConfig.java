package dev.tidemark.policy.harbor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What Harbor's dialect says of itself. */
@ConfigMapping(prefix = "tidemark.harbor")
public interface HarborConfig {

    /** The host that clients know this installation by, without a port; receivers of webhooks read it, and nothing is sent to it. */
    @WithDefault("localhost")
    String hostname();
}
