package dev.tidemark.system.registry;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a machine may have: on its PATH, or among the tools that .ci/run builds. */
public final class Programs {

    private Programs() {}

    public static Optional<Path> find(String name) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.of(tools()),
                        Stream.of(path.split(File.pathSeparator)).map(Path::of))
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path tools() {
        var named = System.getenv("TIDEMARK_TOOLS");
        var home = named == null ? Path.of(System.getProperty("user.home"), ".cache", "tidemark") : Path.of(named);
        return home.resolve("bin");
    }
}
