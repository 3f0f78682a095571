package dev.tidemark.policy.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How receivers are told. */
@ConfigMapping(prefix = "tidemark.webhooks")
interface WebhookConfig {

    /** Before a letter that was not taken is sent again, and twice as long before the last time: most receivers are back by then. */
    @WithDefault("PT10S")
    Duration pause();
}
