package dev.tidemark.contracts.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.List;
import java.util.Objects;

/**
 * One digest that a plan condemns, or only some of its tags.
 *
 * @param tags the condemned tags that pointed at the digest when it was decided, sorted
 * @param withManifest whether the manifest itself goes; false where tags that stay share it
 * @param follows the condemned index or subject it goes with, null for a candidate; it comes later in the plan than that one
 * @param frees what the deletion of the manifest can free, of what was not counted with one before it in the plan; null where only tags go,
 *     and in plans told before this was known
 * @param tagsSuffice whether only its tags go where the registry can delete a tag alone, and what follows another stays there; null for no
 * @param freesAlone what it can free if one before it in the plan was gone already: what they share is counted here, too; null where
 *     that is no more
 */
public record Condemned(
        Digest digest,
        List<Tag> tags,
        @Required boolean withManifest,
        @Nullable Digest follows,
        @Nullable FreedBytes frees,
        @Nullable Boolean tagsSuffice,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) FreedBytes freesAlone) {

    public Condemned {
        Objects.requireNonNull(digest, "digest");
        tags = List.copyOf(tags);
        if (tags.isEmpty() && !withManifest) {
            throw new IllegalArgumentException("nothing is condemned of " + digest);
        }
    }

    /** One that shares nothing with those before it, as far as is known. */
    public Condemned(
            Digest digest,
            List<Tag> tags,
            boolean withManifest,
            Digest follows,
            FreedBytes frees,
            Boolean tagsSuffice) {
        this(digest, tags, withManifest, follows, frees, tagsSuffice, null);
    }

    /** One that goes as it stands, whatever the registry can do. */
    public Condemned(Digest digest, List<Tag> tags, boolean withManifest, Digest follows, FreedBytes frees) {
        this(digest, tags, withManifest, follows, frees, null);
    }

    /** One of which it is not known what it frees. */
    public Condemned(Digest digest, List<Tag> tags, boolean withManifest, Digest follows) {
        this(digest, tags, withManifest, follows, null);
    }

    /** The same freeing something else. */
    public Condemned freeing(FreedBytes other, FreedBytes alone) {
        return new Condemned(digest, tags, withManifest, follows, other, tagsSuffice, alone);
    }

    /** How many subjects it stands for: each tag, and the manifest. */
    public int subjects() {
        return tags.size() + (withManifest ? 1 : 0);
    }
}
