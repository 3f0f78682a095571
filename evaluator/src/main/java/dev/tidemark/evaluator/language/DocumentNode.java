package dev.tidemark.evaluator.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of a document that knows its place, so that what is wrong with it can be found by whoever wrote it. */
final class DocumentNode {

    private static final int MAX_TEXT = 10_000;
    private static final int MAX_ITEMS = 100;
    /** Deeper than people think, and far less deep than a stack. */
    private static final int MAX_DEPTH = 20;

    private final JsonNode json;
    private final String place;
    private final int depth;

    private DocumentNode(JsonNode json, String place, int depth) {
        this.json = json;
        this.place = place;
        this.depth = depth;
    }

    static DocumentNode whole(JsonNode json) {
        return new DocumentNode(json, "", 0);
    }

    boolean isText() {
        return json.isTextual();
    }

    /** Requires an object without any other members than these. */
    DocumentNode objectOf(Set<String> members) {
        if (!json.isObject()) {
            throw invalid("must be an object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw invalid("has a member '" + excerpt(name) + "', and can have only "
                        + members.stream().sorted().toList());
            }
        });
        return this;
    }

    /** Requires an object with exactly one of these members, and says which. */
    String onlyMemberOf(Set<String> members) {
        objectOf(members);
        if (json.size() != 1) {
            throw invalid("must have exactly one of the members "
                    + members.stream().sorted().toList());
        }
        return json.fieldNames().next();
    }

    boolean has(String member) {
        return json.has(member);
    }

    /** Null counts as absent nowhere: a value that got lost must not change what a policy means. */
    Optional<DocumentNode> optional(String member) {
        return json.has(member) ? Optional.of(required(member)) : Optional.empty();
    }

    DocumentNode required(String member) {
        if (!json.has(member)) {
            throw invalid("lacks the member '" + member + "'");
        }
        return child(json.get(member), place.isEmpty() ? member : place + "." + member);
    }

    /** At most {@value #MAX_ITEMS}. */
    List<DocumentNode> items() {
        if (!json.isArray()) {
            throw invalid("must be a list");
        }
        if (json.size() > MAX_ITEMS) {
            throw invalid("has more than " + MAX_ITEMS + " items");
        }
        List<DocumentNode> items = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            items.add(child(json.get(i), place + "[" + i + "]"));
        }
        return items;
    }

    String text() {
        if (!json.isTextual()) {
            throw invalid("must be a text");
        }
        if (json.textValue().length() > MAX_TEXT) {
            throw invalid("is longer than " + MAX_TEXT + " characters");
        }
        return json.textValue();
    }

    boolean flag() {
        if (!json.isBoolean()) {
            throw invalid("must be true or false");
        }
        return json.booleanValue();
    }

    long count() {
        if (!json.isIntegralNumber() || !json.canConvertToLong() || json.longValue() < 0) {
            throw invalid("must be a whole number, 0 or more");
        }
        return json.longValue();
    }

    InvalidPolicyException invalid(String what) {
        return place.isEmpty()
                ? InvalidPolicyException.badRequest("the policy " + what)
                : InvalidPolicyException.at(place, what);
    }

    static String excerpt(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private DocumentNode child(JsonNode child, String childPlace) {
        if (depth >= MAX_DEPTH) {
            throw invalid("is nested deeper than " + MAX_DEPTH + " levels");
        }
        return new DocumentNode(child, childPlace, depth + 1);
    }
}
