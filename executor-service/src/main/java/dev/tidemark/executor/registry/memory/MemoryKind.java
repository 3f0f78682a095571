package dev.tidemark.executor.registry.memory;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistriesConfig;
import dev.tidemark.executor.registry.RegistryKind;
import dev.tidemark.executor.registry.RequestBudget;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kind {@code memory}: for tests and benchmarks of a whole executor. Its URL is {@code memory:<repositories>x<tags each>}, as in
 * {@code memory:50000x20}; {@code memory:50000x20/digests-only} cannot delete tags. Contents are the same after every start.
 */
@Singleton
final class MemoryKind implements RegistryKind {

    private static final Pattern URL = Pattern.compile("memory:([0-9]+x[0-9]+)(/digests-only)?");

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public OpenRegistry open(RegistryName registry, RegistriesConfig.Settings settings) {
        Matcher url = URL.matcher(settings.url());
        if (!url.matches()) {
            throw new IllegalArgumentException(
                    "the url of kind memory is memory:<repositories>x<tags each>[/digests-only]");
        }
        TagDeletion tagDeletion = url.group(2) == null ? TagDeletion.AS_TAGS : TagDeletion.UNSUPPORTED;
        InMemoryRegistry memory = InMemoryRegistry.generated(registry, tagDeletion, url.group(1));
        return new OpenRegistry(memory.reader(), memory.deleter(), RequestBudget.UNLIMITED);
    }
}
