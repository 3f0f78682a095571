package dev.tidemark.policy.audit;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How services find and know each other. */
@ConfigMapping(prefix = "tidemark")
interface AuditConfig {

    /** What this service shows to audit-service; without it, that one answers nobody. */
    Optional<String> serviceToken();

    /** Where audit-service is. */
    String auditUrl();
}
