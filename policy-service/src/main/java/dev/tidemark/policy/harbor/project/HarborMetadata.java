package dev.tidemark.policy.harbor.project;

import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectTraits;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What Harbor's clients say of a project: texts by name, of which {@code public} means something here. The others concern what Tidemark
 * does not do; Terraform's provider would set them again and again if it did not find them.
 */
final class HarborMetadata {

    static final String RETENTION = "retention_id";

    private static final String PUBLIC = "public";
    private static final String SEVERITY = "severity";

    private static final Set<String> FLAGS = Set.of(
            PUBLIC,
            "auto_sbom_generation",
            "auto_scan",
            "enable_content_trust",
            "enable_content_trust_cosign",
            "prevent_vul",
            "proxy_cache_local_on_not_found",
            "proxy_referrer_api",
            "reuse_sys_cve_allowlist");

    private static final Set<String> SEVERITIES = Set.of("none", "negligible", "low", "medium", "high", "critical");

    /** As Go's {@code strconv.ParseBool} reads them. */
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

    private HarborMetadata() {}

    /** All of it, the number of the policy too: clients find that here and nowhere else. */
    static Map<String, String> of(Project project) {
        Map<String, String> metadata = new TreeMap<>(of(project.traits()));
        metadata.remove(HarborAllowlist.KEY);
        project.retention().ifPresent(policy -> metadata.put(RETENTION, policy.toString()));
        return metadata;
    }

    private static Map<String, String> of(ProjectTraits traits) {
        Map<String, String> metadata = new TreeMap<>(traits.others());
        metadata.put(PUBLIC, Boolean.toString(traits.isPublic()));
        return metadata;
    }

    private static ProjectTraits traits(Map<String, String> metadata) {
        boolean isPublic = "true".equals(metadata.remove(PUBLIC));
        return kept(isPublic, metadata);
    }

    /** What is to be kept of a project, unless it is too much. */
    static ProjectTraits kept(boolean isPublic, Map<String, String> others) {
        try {
            return new ProjectTraits(isPublic, others);
        } catch (IllegalArgumentException e) {
            throw HarborRefusals.badRequest(e.getMessage());
        }
    }

    /** With all that a client says of a whole project; what Harbor does not know either is left out. */
    static ProjectTraits with(ProjectTraits before, Map<String, Object> said) {
        Map<String, String> metadata = new TreeMap<>(of(before));
        said.forEach((key, value) -> {
            if (value != null && isKnown(key)) {
                metadata.put(key, value.toString());
            }
        });
        String isPublic = metadata.get(PUBLIC);
        if (!isPublic.equals("true") && !isPublic.equals("false")) {
            throw HarborRefusals.badRequest(
                    "metadata.public should only be 'true' or 'false', but got: '" + isPublic + "'");
        }
        return traits(metadata);
    }

    /** With one of them, which is checked. */
    static ProjectTraits with(ProjectTraits before, String key, String value) {
        Map<String, String> metadata = new TreeMap<>(of(before));
        metadata.put(key, checked(key, value));
        return traits(metadata);
    }

    static ProjectTraits without(ProjectTraits before, String key) {
        Map<String, String> metadata = new TreeMap<>(of(before));
        metadata.remove(key);
        return traits(metadata);
    }

    static boolean has(ProjectTraits traits, String key) {
        return of(traits).containsKey(key);
    }

    private static boolean isKnown(String key) {
        return FLAGS.contains(key) || key.equals(SEVERITY);
    }

    private static String checked(String key, String value) {
        if (!isKnown(key)) {
            throw HarborRefusals.badRequest("invalid key: " + key);
        }
        String text = value.toLowerCase(Locale.ROOT);
        if (key.equals(SEVERITY) && SEVERITIES.contains(text)) {
            return text;
        }
        if (FLAGS.contains(key) && (TRUE.contains(value) || FALSE.contains(value))) {
            return Boolean.toString(TRUE.contains(value));
        }
        throw HarborRefusals.badRequest("invalid value: " + value);
    }
}
