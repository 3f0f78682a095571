package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The repositories there are: every directory that a manifest was ever pushed to. */
record Repositories(Path directory, Blobs blobs) {

    /** Every repository's name, sorted. */
    List<RepositoryName> names() throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith(Repository.MANIFESTS))
                    .map(file ->
                            directory.relativize(file.getParent()).toString().replace('\\', '/'))
                    .filter(RepositoryName::isRepositoryName)
                    .map(RepositoryName::new)
                    .sorted()
                    .toList();
        }
    }

    /** The repository, there or not yet. */
    Repository open(RepositoryName name) {
        return new Repository(directory.resolve(name.value()), blobs);
    }

    /** The repository, refused if nothing was ever pushed to it. */
    Repository require(RepositoryName name) {
        var repository = open(name);
        if (!Files.isDirectory(repository.directory().resolve(Repository.MANIFESTS))) {
            throw new Refusal(Code.NAME_UNKNOWN, "repository name not known to registry");
        }
        return repository;
    }
}
