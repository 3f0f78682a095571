package dev.tidemark.policy.harbor.repository;

import dev.tidemark.policy.catalogue.Repository;
import dev.tidemark.policy.filter.Field;
import dev.tidemark.policy.gateway.GatewayArtifact;
import dev.tidemark.policy.harbor.HarborTime;
import java.time.Instant;
import java.util.Map;

/** What artifacts can be chosen and ordered by: what Harbor shows of them. */
enum ArtifactField implements Field {
    NUMBER(Type.NUMBER) {
        @Override
        Object of(GatewayArtifact artifact, Repository repository) {
            return HarborArtifacts.number(repository, artifact.digest().value());
        }
    },
    DIGEST(Type.TEXT) {
        @Override
        Object of(GatewayArtifact artifact, Repository repository) {
            return artifact.digest().value();
        }
    },
    TYPE(Type.TEXT) {
        @Override
        Object of(GatewayArtifact artifact, Repository repository) {
            return HarborArtifactType.of(artifact);
        }
    },
    MEDIA_TYPE(Type.TEXT) {
        @Override
        Object of(GatewayArtifact artifact, Repository repository) {
            return text(artifact.artifactType() == null ? artifact.mediaType() : artifact.artifactType());
        }
    },
    MANIFEST_MEDIA_TYPE(Type.TEXT) {
        @Override
        Object of(GatewayArtifact artifact, Repository repository) {
            return text(artifact.mediaType());
        }
    },
    ARTIFACT_TYPE(Type.TEXT) {
        @Override
        Object of(GatewayArtifact artifact, Repository repository) {
            return text(artifact.artifactType());
        }
    },
    SIZE(Type.NUMBER) {
        @Override
        Object of(GatewayArtifact artifact, Repository repository) {
            return artifact.size();
        }
    },
    PUSHED(Type.TIME) {
        @Override
        Object of(GatewayArtifact artifact, Repository repository) {
            return time(artifact.pushed() == null ? artifact.created() : artifact.pushed());
        }
    },
    PULLED(Type.TIME) {
        @Override
        Object of(GatewayArtifact artifact, Repository repository) {
            return time(artifact.pulled());
        }
    };

    static final Map<String, ArtifactField> NAMES = Map.of(
            "id", NUMBER,
            "digest", DIGEST,
            "type", TYPE,
            "media_type", MEDIA_TYPE,
            "manifest_media_type", MANIFEST_MEDIA_TYPE,
            "artifact_type", ARTIFACT_TYPE,
            "size", SIZE,
            "push_time", PUSHED,
            "pull_time", PULLED);

    private final Type type;

    ArtifactField(Type type) {
        this.type = type;
    }

    @Override
    public Type type() {
        return type;
    }

    /** Never null. */
    abstract Object of(GatewayArtifact artifact, Repository repository);

    private static String text(String text) {
        return text == null ? "" : text;
    }

    /** What never happened, or is not known, happened in Harbor's year 1. */
    private static Instant time(Instant time) {
        return time == null ? Instant.parse(HarborTime.NEVER) : time;
    }
}
