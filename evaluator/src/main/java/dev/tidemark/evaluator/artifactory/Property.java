package dev.tidemark.evaluator.artifactory;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A property that a version has or has not. Registries know no properties; labels and annotations are what people give to images. */
record Property(String key, String value) {

    private static final int MAX_LENGTH = 1_000;
    private static final int SHOWN = 100;

    /** The one property of a map, nothing where there is no map or nothing in it. */
    static Optional<Property> read(String member, Map<String, List<String>> sent) {
        if (sent == null || sent.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, List<String>> first = sent.entrySet().iterator().next();
        List<String> values = first.getValue();
        if (sent.size() > 1 || values == null || values.size() != 1 || values.get(0) == null) {
            throw InvalidPolicyException.badRequest(member + " must have exactly one key with exactly one value");
        }
        if (first.getKey().isBlank() || first.getKey().length() + values.get(0).length() > MAX_LENGTH) {
            throw InvalidPolicyException.badRequest(member + " has a key that is empty, or is too long");
        }
        return Optional.of(new Property(first.getKey(), values.get(0)));
    }

    /** What has it. */
    Selector selector() {
        Pattern exactly = new Pattern(Pattern.Syntax.LITERAL, value);
        return new Selector.AnyOf(List.of(new Selector.ByLabel(key, exactly), new Selector.ByAnnotation(key, exactly)));
    }

    @Override
    public String toString() {
        String whole = key + "=" + value;
        return whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN) + "…";
    }
}
