package dev.tidemark.policy.api;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says in the description of the API what holds for all of it: the words of enums, the form of errors, and who may ask. */
public final class ApiDescription implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String BASIC = "basic";

    @Override
    public Schema filterSchema(Schema schema) {
        List<Object> values = schema.getEnumeration();
        if (values != null) {
            schema.setEnumeration(values.stream()
                    .map(value -> (Object) Words.of(value.toString()))
                    .toList());
        }
        return schema;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse("default", OASFactory.createAPIResponse().ref(PROBLEM));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents();
        components.addSchema(PROBLEM, problem());
        components.addResponse(PROBLEM, answer());
        components.addSecurityScheme(
                BASIC,
                OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BASIC));
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(BASIC));
    }

    private static APIResponse answer() {
        return OASFactory.createAPIResponse()
                .description("It is not done, and why.")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema problem() {
        List<Object> types = List.of(ProblemType.values()).stream()
                .map(type -> (Object) type.uri())
                .toList();
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A problem as RFC 9457 has it.")
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("type", text("What kind of problem it is.").enumeration(types))
                .addProperty("title", text("The status in words."))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong, for people."))
                .addProperty("place", text("The part of the request that is wrong, where that can be said."));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
