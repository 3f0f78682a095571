package dev.tidemark.executor.registry.standin.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows of Harbor's tables, as far as they matter. */
final class Rows {

    /** Go's zero time. */
    static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private Rows() {}

    static final class Repository {
        long id;
        String project;
        String name;

        String fullName() {
            return project + "/" + name;
        }
    }

    static final class Artifact {
        long id;
        Repository repository;
        String digest;
        String mediaType;
        byte[] bytes;
        JsonNode manifest;
        JsonNode config;
        Instant pushed;
        Instant pulled = ZERO;
        /** What it was recorded as an accessory of; null for anything else. */
        String subject;

        List<String> children() {
            List<String> children = new ArrayList<>();
            manifest.path("manifests")
                    .forEach(child -> children.add(child.path("digest").asText()));
            return children;
        }
    }

    static final class Tag {
        String name;
        Artifact artifact;
        Instant pushed;
        Instant pulled = ZERO;
    }
}
