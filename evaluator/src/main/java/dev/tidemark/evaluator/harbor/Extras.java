package dev.tidemark.evaluator.harbor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The text that selectors carry beside their pattern. Harbor reads it as a JSON object with the one flag {@code untagged}: where it is not
 * such an object, a default holds that depends on the decoration; where it is one without the flag, the flag is false.
 */
final class Extras {

    private static final JsonFactory JSON = new JsonFactory();

    private Extras() {}

    static boolean untagged(String extras, boolean otherwise) {
        try (JsonParser parser = JSON.createParser(extras)) {
            JsonToken first = parser.nextToken();
            boolean readable = first == JsonToken.START_OBJECT || first == JsonToken.VALUE_NULL;
            if (!readable) {
                return otherwise;
            }
            Boolean flag = first == JsonToken.VALUE_NULL ? Boolean.FALSE : flag(parser);
            boolean whole = parser.nextToken() == null;
            return flag == null || !whole ? otherwise : flag;
        } catch (IOException notJson) {
            return otherwise;
        }
    }

    /** Null where the flag is there and is not one. The key counts in any letter case, the last one wins, and null changes nothing. */
    private static Boolean flag(JsonParser parser) throws IOException {
        boolean flag = false;
        boolean readable = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean named = parser.currentName().equalsIgnoreCase("untagged");
            JsonToken value = parser.nextToken();
            parser.skipChildren();
            if (named && value != JsonToken.VALUE_NULL) {
                readable &= value.isBoolean();
                flag = value == JsonToken.VALUE_TRUE;
            }
        }
        return readable ? flag : null;
    }
}
