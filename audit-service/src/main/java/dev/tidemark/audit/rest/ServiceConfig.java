package dev.tidemark.audit.rest;

import io.smallrye.config.ConfigMapping;

/** What the services of one installation share. */
@ConfigMapping(prefix = "tidemark")
public interface ServiceConfig {

    /** By which services know each other. It has no default: without it the service does not start. */
    String serviceToken();
}
