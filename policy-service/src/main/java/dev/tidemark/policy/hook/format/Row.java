package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.hook.format.Reading.Flaw;
import dev.tidemark.policy.hook.format.Reading.Ignored;
import dev.tidemark.policy.hook.format.Reading.Rejected;
import dev.tidemark.policy.hook.format.Reading.Told;
import dev.tidemark.policy.hook.format.Reading.Why;
import java.util.Map;

/** One event, looked at through its table. Nothing of it is trusted: every name is checked, every text is bounded. */
record Row(Map<Column, Field> columns, JsonNode event, Delivery delivery) {

    private static final int LONGEST = 255;

    Reading read(Map<String, Action> actions) {
        String word = text(Column.ACTION);
        if (word == null) {
            return new Rejected(Flaw.MALFORMED, "it does not say what happened");
        }
        return actions.containsKey(word) ? read(actions.get(word)) : new Ignored(Why.OTHER);
    }

    private Reading read(Action action) {
        Flaw suspect = Flaw.MALFORMED;
        try {
            String repository = text(Column.REPOSITORY);
            if (repository == null) {
                return new Rejected(suspect, "it does not say in which repository");
            }
            suspect = Flaw.INVALID_REPOSITORY;
            var name = new RepositoryName(repository);
            suspect = Flaw.INVALID_DIGEST;
            Digest digest = digest();
            suspect = Flaw.INVALID_TAG;
            return read(action, name, digest, tag());
        } catch (IllegalArgumentException invalid) {
            return new Rejected(suspect, invalid.getMessage());
        }
    }

    private Reading read(Action action, RepositoryName repository, Digest digest, Tag tag) {
        if (action == Action.PULLED && digest == null) {
            return new Ignored(Why.UNTOLD);
        }
        if (action == Action.DELETED && digest == null && tag == null) {
            return new Ignored(Why.WHOLE_REPOSITORY);
        }
        return new Told(new Notice(
                action,
                repository,
                digest,
                tag,
                bounded(Column.MEDIA_TYPE),
                Moment.of(text(Column.TIME), delivery.arrival()),
                bounded(Column.ACTOR),
                bounded(Column.AGENT),
                text(Column.ID)));
    }

    private Digest digest() {
        String digest = text(Column.DIGEST);
        String reference = text(Column.TAG);
        if (digest == null && Digest.isDigest(reference)) {
            return new Digest(reference);
        }
        return digest == null ? null : new Digest(digest);
    }

    private Tag tag() {
        String reference = text(Column.TAG);
        return reference == null || Digest.isDigest(reference) ? null : new Tag(reference);
    }

    private String text(Column column) {
        Field field = columns.get(column);
        return field == null ? null : field.in(event, delivery);
    }

    /** Nobody's name is longer, and nothing that is may fill a record or forge a line of a log. */
    private String bounded(Column column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
