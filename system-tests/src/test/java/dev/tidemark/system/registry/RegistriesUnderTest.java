package dev.tidemark.system.registry;

import dev.tidemark.standalone.sandbox.SandboxRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Starts the registries that this machine has, and says which it has not. */
public final class RegistriesUnderTest {

    private RegistriesUnderTest() {}

    /** The sandbox always comes first. */
    public static List<RegistryUnderTest> start(Path directory) {
        var registries = new ArrayList<RegistryUnderTest>();
        registries.add(sandbox("sandbox", directory));
        addDistribution(registries, "distribution2", "docker-registry", false, directory);
        addDistribution(registries, "distribution3", "distribution3", true, directory);
        Programs.find("zot").ifPresentOrElse(program -> add(registries, zot(program, directory)), () -> skip("zot"));
        registries.forEach(registry -> System.out.println("registry " + registry + ": tried"));
        return registries;
    }

    /**
     * Starts those that can tell what happens in them, each of which has a receiver at the address.
     *
     * @param receivers the address by the registry's name
     */
    public static List<RegistryUnderTest> startTelling(Path directory, Function<String, URI> receivers, String secret) {
        var registries = new ArrayList<RegistryUnderTest>();
        addTelling(registries, "telling2", "docker-registry", false, directory, receivers, secret);
        addTelling(registries, "telling3", "distribution3", true, directory, receivers, secret);
        return registries;
    }

    /** One of our own. */
    public static RegistryUnderTest sandbox(String name, Path directory) {
        var sandbox = SandboxRegistry.start(directory.resolve(name).resolve("store"), 0);
        return new RegistryUnderTest(name, true, sandbox.url(), directory.resolve(name), sandbox);
    }

    private static void addTelling(
            List<RegistryUnderTest> registries,
            String name,
            String command,
            boolean deletesTags,
            Path directory,
            Function<String, URI> receivers,
            String secret) {
        var own = directory.resolve(name);
        Programs.find(command)
                .map(program -> RegistryProgram.telling(program, own, receivers.apply(name), secret))
                .ifPresent(program ->
                        add(registries, new RegistryUnderTest(name, deletesTags, program.url(), own, program)));
    }

    private static void addDistribution(
            List<RegistryUnderTest> registries, String name, String command, boolean deletesTags, Path directory) {
        var own = directory.resolve(name);
        Programs.find(command)
                .map(program -> RegistryProgram.distribution(program, own, own.resolve("store")))
                .ifPresentOrElse(
                        program ->
                                add(registries, new RegistryUnderTest(name, deletesTags, program.url(), own, program)),
                        () -> skip(name));
    }

    private static RegistryUnderTest zot(Path program, Path directory) {
        var own = directory.resolve("zot");
        var zot = RegistryProgram.zot(program, own, own.resolve("store"));
        return new RegistryUnderTest("zot", true, zot.url(), own, zot);
    }

    private static void add(List<RegistryUnderTest> registries, RegistryUnderTest registry) {
        registries.add(registry);
    }

    private static void skip(String name) {
        System.out.println("registry " + name + ": not on this machine, not tried");
    }
}
