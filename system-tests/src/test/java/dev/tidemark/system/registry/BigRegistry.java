package dev.tidemark.system.registry;

import java.nio.file.Path;

/** A registry of many repositories: CNCF Distribution where it is installed, else one inside executor-service. */
public final class BigRegistry implements AutoCloseable {

    /** Under which it is configured. */
    public static final String NAME = "big";

    /** As many as a build has time for. */
    private static final int REPOSITORIES = Integer.getInteger("tidemark.repositories", 100);

    public static final int TAGS_EACH = 50;

    private final RegistryProgram program;
    private final Path store;

    private BigRegistry(RegistryProgram program, Path store) {
        this.program = program;
        this.store = store;
    }

    /** Starts it, still empty. */
    public static BigRegistry start(Path directory) {
        var store = directory.resolve("store");
        return Programs.find("docker-registry")
                .map(found -> new BigRegistry(RegistryProgram.distribution(found, directory, store), store))
                .orElseGet(() -> new BigRegistry(null, store));
    }

    /** Whether it is asked over the network, so that whoever asks counts it. */
    public boolean isRemote() {
        return program != null;
    }

    public String kind() {
        return program == null ? "memory" : "oci";
    }

    public String systemsUrl() {
        return program == null ? "memory:1000x" + TAGS_EACH : program.url().toString();
    }

    /** Gives it its repositories, all in one project, and returns the project's name. */
    public String fill() {
        if (program == null) {
            return "team-00000";
        }
        new FilesystemStore(store).fill("many", REPOSITORIES, TAGS_EACH);
        return "many";
    }

    /** How many repositories are in the project. */
    public int repositoriesOfProject() {
        return program == null ? 100 : REPOSITORIES;
    }

    /** The name of one of them, from 0. */
    public String repositoryOf(String project, int number) {
        return program == null ? "%s/app-%07d".formatted(project, number) : "%s/app-%04d".formatted(project, number);
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }

    @Override
    public String toString() {
        return program == null ? "a registry in memory" : "Distribution 2.8";
    }
}
