package dev.tidemark.contracts.event;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The schemas of the value types, which are texts and numbers on the wire; the patterns are the types' own. */
final class ValueSchemas implements CustomDefinitionProviderV2 {

    private static final Set<Class<?>> NUMBERS = Set.of(ExecutionId.class, PolicyId.class);
    private static final Map<Class<?>, Integer> LONGEST = Map.of(
            Digest.class,
            135,
            Tag.class,
            128,
            RepositoryName.class,
            255,
            ProjectName.class,
            255,
            RegistryName.class,
            63);

    @Override
    public CustomDefinition provideCustomSchemaDefinition(ResolvedType type, SchemaGenerationContext context) {
        Class<?> value = type.getErasedType();
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        if (NUMBERS.contains(value)) {
            schema.put("type", "integer").put("format", "int64").put("minimum", 1);
        } else if (value == PlanId.class) {
            schema.put("type", "string").put("format", "uuid");
        } else if (LONGEST.containsKey(value)) {
            schema.put("type", "string").put("maxLength", LONGEST.get(value)).put("pattern", pattern(value));
        } else {
            return null;
        }
        schema.put("description", Javadoc.of(value));
        return new CustomDefinition(schema);
    }

    /** ECMA's expressions know no possessive quantifiers; those in the types only forbid pointless backtracking. */
    static String pattern(Class<?> value) {
        try {
            Field form = value.getDeclaredField("FORM");
            form.setAccessible(true);
            return "^(?:" + ((Pattern) form.get(null)).pattern().replace(")*+", ")*") + ")$";
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no pattern FORM in " + value, e);
        }
    }
}
