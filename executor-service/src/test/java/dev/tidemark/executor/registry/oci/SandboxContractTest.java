package dev.tidemark.executor.registry.oci;

import dev.tidemark.executor.registry.RegistryContract;
import dev.tidemark.executor.registry.Subject;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.standalone.sandbox.SandboxRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The OCI kind keeps the contract with the registry that everybody's first steps go to. */
class SandboxContractTest extends RegistryContract {

    private static SandboxRegistry sandbox;
    private static Subject subject;

    @BeforeAll
    static void start(@TempDir Path directory) {
        sandbox = SandboxRegistry.start(directory, 0);
        subject = new Subject.OverHttp(OciFixtures.open(sandbox.url()), true, true, true, new Push(sandbox.url()));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Override
    protected Subject subject() {
        return subject;
    }
}
