package dev.tidemark.audit.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What exports may take. */
@ConfigMapping(prefix = "tidemark.export")
public interface ExportConfig {

    /** Each holds a connection to the database, and what it began to read, for as long as its client takes: others need some as well. */
    @WithDefault("4")
    int atOnce();
}
