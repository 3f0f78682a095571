package dev.tidemark.contracts.event;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.tidemark.contracts.Nullable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Generates the JSON Schema of an event from its record, so that the two cannot tell different stories. */
final class EventSchemas {

    /** Numbers that start at 1; all others are counts, and start at 0. */
    private static final Set<String> FROM_ONE = Set.of("chunks", "rank", "revision", "schemaVersion");

    private static final Map<String, Integer> MOST_ITEMS = Map.of(
            "TaskPlanned.decisions", DecisionEvent.TaskPlanned.MAX_DECISIONS,
            "DeletionsCondemned.condemned", DeletionEvent.DeletionsCondemned.MAX_SUBJECTS,
            "RepositoriesObserved.repositories", RegistryEvent.RepositoriesObserved.MAX_NAMES);

    private final SchemaGenerator generator;

    EventSchemas() {
        this(SchemaVersion.DRAFT_2020_12);
    }

    private EventSchemas(SchemaVersion version) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(version, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.SKIP_SUBTYPE_LOOKUP, JacksonOption.IGNORE_TYPE_INFO_TRANSFORM))
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields()
                .withDescriptionResolver(EventSchemas::description)
                .withRequiredCheck(field -> field.getAnnotation(Nullable.class) == null)
                .withNumberInclusiveMinimumResolver(EventSchemas::minimum)
                .withArrayMinItemsResolver(EventSchemas::leastItems)
                .withArrayMaxItemsResolver(EventSchemas::mostItems)
                .withStringPatternResolver(EventSchemas::textPattern)
                .withDependentRequiresResolver(EventSchemas::requiredBeside);
        config.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withDescriptionResolver(scope -> Javadoc.of(scope.getType().getErasedType()))
                .withCustomDefinitionProvider(new ValueSchemas())
                .withSubtypeResolver(EventSchemas::alternatives)
                .withTypeAttributeOverride(EventSchemas::nameAlternative);
        if (version == SchemaVersion.DRAFT_7) {
            config.forTypesInGeneral().withDefinitionNamingStrategy((key, context) -> sharedName(key.getType()));
        }
        generator = new SchemaGenerator(config.build());
    }

    /**
     * All events and what they are made of, as they refer to each other within an AsyncAPI document: in draft 7 of JSON Schema, which is
     * what AsyncAPI's tools read.
     */
    static ObjectNode components() {
        SchemaBuilder schemas = new EventSchemas(SchemaVersion.DRAFT_7).generator.buildMultipleSchemaDefinitions();
        EventTypes.all().forEach(schemas::createSchemaReference);
        return schemas.collectDefinitions("components/schemas");
    }

    /** In one list with all others, "All" would say nothing: it is "Keep.All". */
    private static String sharedName(ResolvedType type) {
        Class<?> named = type.getErasedType();
        if (Map.class.isAssignableFrom(named)) {
            return "Texts";
        }
        Class<?> owner = named.getDeclaringClass();
        return owner == null || Event.class.isAssignableFrom(named)
                ? named.getSimpleName()
                : owner.getSimpleName() + "." + named.getSimpleName();
    }

    JsonNode of(Class<?> event) {
        ObjectNode schema = generator.generateSchema(event);
        ObjectNode titled = schema.objectNode();
        titled.set("$schema", schema.remove("$schema"));
        titled.put("$id", "urn:tidemark:" + EventTypes.wireType(event));
        titled.put("title", event.getSimpleName());
        titled.set("description", schema.remove("description"));
        JsonNode definitions = schema.remove("$defs");
        titled.setAll(schema);
        titled.set("$defs", definitions);
        return titled;
    }

    private static String description(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? null
                : Javadoc.of(field.getDeclaringType().getErasedType(), field.getName());
    }

    private static BigDecimal minimum(FieldScope field) {
        Class<?> type = field.getType().getErasedType();
        if (type != int.class && type != long.class && type != Integer.class) {
            return null;
        }
        return FROM_ONE.contains(field.getName()) ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static Integer mostItems(FieldScope field) {
        return field.isFakeContainerItemScope() ? null : MOST_ITEMS.get(qualified(field));
    }

    private static Integer leastItems(FieldScope field) {
        return field.isFakeContainerItemScope() || !qualified(field).equals("DeletionsCondemned.condemned") ? null : 1;
    }

    private static String textPattern(FieldScope field) {
        return qualified(field).equals("TaskPlanned.hash") ? "^sha256:[0-9a-f]{64}$" : null;
    }

    private static List<String> requiredBeside(FieldScope field) {
        return qualified(field).equals("Scope.repository") ? List.of("project") : null;
    }

    private static String qualified(FieldScope field) {
        return field.getDeclaringType().getErasedType().getSimpleName() + "." + field.getName();
    }

    private static List<ResolvedType> alternatives(ResolvedType type, SchemaGenerationContext context) {
        Class<?> group = type.getErasedType();
        if (!group.isSealed()) {
            return null;
        }
        return Stream.of(group.getPermittedSubclasses())
                .map(alternative -> context.getTypeContext().resolveSubtype(type, alternative))
                .toList();
    }

    /** Adds the property by which Jackson tells the alternatives apart. */
    private static void nameAlternative(ObjectNode schema, TypeScope scope, SchemaGenerationContext context) {
        Class<?> type = scope.getType().getErasedType();
        JsonTypeName name = type.getAnnotation(JsonTypeName.class);
        if (name == null || !type.isRecord()) {
            return;
        }
        String property = discriminator(type);
        ObjectNode properties = schema.objectNode();
        properties.putObject(property).put("const", name.value());
        ArrayNode required = schema.arrayNode().add(property);
        if (schema.has("properties")) {
            properties.setAll((ObjectNode) schema.get("properties"));
            required.addAll((ArrayNode) schema.get("required"));
        }
        schema.set("properties", properties);
        schema.set("required", required);
        if (type == RegistryEvent.ArtifactDeleted.class) {
            ArrayNode either = schema.putArray("anyOf");
            either.addObject().putArray("required").add("digest");
            either.addObject().putArray("required").add("tag");
        }
    }

    private static String discriminator(Class<?> type) {
        JsonTypeInfo info = type.getAnnotation(JsonTypeInfo.class);
        return info != null ? info.property() : discriminator(type.getInterfaces()[0]);
    }
}
