package dev.tidemark.executor.gateway;

import io.smallrye.config.ConfigMapping;

/** What services know each other by. */
@ConfigMapping(prefix = "tidemark")
interface ServiceConfig {

    /** The token every service of an installation shares; there is no default, so that none is ever left in place. */
    String serviceToken();
}
