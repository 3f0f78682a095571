package dev.tidemark.executor.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;

/** Names facts: the same fact, told twice, has the same UUIDv5. */
public final class DerivedId {

    /** The name space of Tidemark's facts; any other value would change every id. */
    private static final NameBasedGenerator NAMES =
            Generators.nameBasedGenerator(UUID.fromString("6f4bd2a4-6c0e-5f8e-9d8a-1a3f0d7e2b51"));

    private DerivedId() {}

    /** The id of what the parts name together. */
    public static UUID of(Object... parts) {
        StringBuilder name = new StringBuilder();
        for (Object part : parts) {
            name.append(part).append('\n');
        }
        // A name-based generator shares one digest among threads.
        synchronized (NAMES) {
            return NAMES.generate(name.toString());
        }
    }
}
