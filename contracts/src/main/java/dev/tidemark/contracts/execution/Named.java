package dev.tidemark.contracts.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.List;

/**
 * What a client asked to have deleted of one repository. That an event lost its lists never makes it mean everything: that has to be said.
 *
 * @param tags each goes without its manifest where the registry can delete a tag alone; elsewhere the manifest goes too, unless another tag
 *     shares it
 * @param digests each goes with all its tags
 * @param everything whether all that the repository holds is meant; nothing else is named then
 * @param by the user who asked, as decisions and history show them; null where nobody says
 * @throws IllegalArgumentException if nothing is named, something beside everything, or more than {@value #MOST}
 */
public record Named(
        @Nullable @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tag> tags,
        @Nullable @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Digest> digests,
        @Required boolean everything,
        @Nullable String by) {

    /** So that an event that says it is never too long. */
    public static final int MOST = 1_000;

    public Named {
        tags = tags == null ? List.of() : List.copyOf(tags);
        digests = digests == null ? List.of() : List.copyOf(digests);
        int names = tags.size() + digests.size();
        if (everything == (names > 0) || names > MOST) {
            throw new IllegalArgumentException("everything or 1 to " + MOST + " names are asked for, not " + names);
        }
    }

    /** As somebody asked. */
    public Named by(String user) {
        return new Named(tags, digests, everything, user);
    }

    /** All that the repository holds. */
    public static Named all() {
        return new Named(null, null, true, null);
    }

    /** These tags. */
    public static Named tags(List<Tag> tags) {
        return new Named(tags, null, false, null);
    }

    /** These artifacts, with all their tags. */
    public static Named digests(List<Digest> digests) {
        return new Named(null, digests, false, null);
    }
}
