package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Doubts listings that lack much of what was known: less than half of it may be a listing cut short by something that does not say so.
 *
 * @param tagsOf the tags in a listing
 */
record CompleteListing<T>(
        RegistryReader registry, RepositoryName repository, Inventory inventory, Function<T, Set<Tag>> tagsOf) {

    /**
     * The listing, made again where it is in doubt; nothing where the registry does not know the repository.
     *
     * @throws RegistryException if two listings disagree, or an absence cannot be believed
     */
    Optional<T> of(Supplier<Optional<T>> list) {
        Optional<T> listing = list.get();
        int known = inventory.tags().size();
        if (listing.isEmpty() && known > 0) {
            // A 404 is believed only while the registry itself answers.
            registry.ping();
        }
        Set<Tag> tags = tags(listing);
        if (tags.size() * 2 < known) {
            Optional<T> again = list.get();
            if (again.isPresent() != listing.isPresent() || !tags(again).equals(tags)) {
                throw new RegistryException("two listings of " + repository + " disagree: " + tags.size()
                        + " tags, then " + tags(again).size() + ", where " + known + " were known");
            }
        }
        return listing;
    }

    private Set<Tag> tags(Optional<T> listing) {
        return listing.map(tagsOf).orElse(Set.of());
    }
}
