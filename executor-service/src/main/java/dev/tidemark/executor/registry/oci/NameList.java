package dev.tidemark.executor.registry.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the names of a page, {@code {"<field>":[…]}}, without building a tree of what may be a million of them. */
final class NameList {

    private static final JsonFactory JSON = new JsonFactory();

    private NameList() {}

    /**
     * The names; null, which Go makes of an empty list, counts as none.
     *
     * @throws IOException if the page is not complete or not of that form, which includes a missing field
     */
    static List<String> read(byte[] page, String field) throws IOException {
        List<String> names = null;
        try (JsonParser json = JSON.createParser(page)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "the answer is not an object");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                boolean wanted = field.equals(json.currentName());
                json.nextToken();
                if (wanted) {
                    names = names(json, field);
                } else {
                    json.skipChildren();
                }
            }
        }
        expect(names != null, "the answer has no " + field);
        return names;
    }

    private static List<String> names(JsonParser json, String field) throws IOException {
        List<String> names = new ArrayList<>();
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return names;
        }
        expect(json.currentToken() == JsonToken.START_ARRAY, field + " is not a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() == JsonToken.VALUE_STRING, field + " has an entry that is no text");
            names.add(json.getText());
        }
        return names;
    }

    private static void expect(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
