package dev.tidemark.evaluator.language;

import static dev.tidemark.evaluator.language.LanguageFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema, the compiler and the guide say of a document is the same. */
class PolicySchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final JsonSchema SCHEMA = schema();

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsEveryExampleOfTheGuide(JsonNode document) {
        assertThat(SCHEMA.validate(document)).isEmpty();
        assertThat(TidemarkDialect.compile(document).rules()).isNotEmpty();
    }

    static Stream<JsonNode> examples() throws IOException {
        String guide = Files.readString(Path.of("../docs/policy-language.md"));
        return EXAMPLE.matcher(guide).results().map(example -> json(example.group(1)));
    }

    @Test
    void findsTheExamples() throws IOException {
        assertThat(examples()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("dev.tidemark.evaluator.language.TidemarkDialectTest#keeps")
    void acceptsWhatTheCompilerAcceptsToKeep(String keep) {
        assertThat(SCHEMA.validate(json("{'rules':[{'keep':" + keep + "}]}"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.tidemark.evaluator.language.TidemarkDialectTest#conditions")
    void acceptsWhatTheCompilerAcceptsAsACondition(String condition) {
        assertThat(SCHEMA.validate(json("{'rules':[{'artifacts':" + condition + ",'keep':{'always':true}}]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{'rules':[],'rule':[]}",
                "{'rules':[{}]}",
                "{'rules':[{'keep':{}}]}",
                "{'rules':[{'keep':{'newest':1,'youngerThan':'P1D'}}]}",
                "{'rules':[{'keep':{'newest':-1}}]}",
                "{'rules':[{'keep':{'newest':1.5}}]}",
                "{'rules':[{'keep':{'newest':1,'max':2}}]}",
                "{'rules':[{'keep':{'always':false}}]}",
                "{'rules':[{'keep':{'youngerThan':'P1M'}}]}",
                "{'rules':[{'keep':{'youngerThan':'P1D','groupBy':{'version':'minor'}}}]}",
                "{'rules':[{'keep':{'newest':1,'groupBy':{'version':'micro'}}}]}",
                "{'rules':[{'keep':{'any':[]}}]}",
                "{'rules':[{'artifacts':{},'keep':{'newest':1}}]}",
                "{'rules':[{'artifacts':{'tag':'a','label':{'key':'b'}},'keep':{'newest':1}}]}",
                "{'rules':[{'artifacts':{'label':{'value':'a'}},'keep':{'newest':1}}]}",
                "{'rules':[{'repositories':{'tag':'a'},'keep':{'newest':1}}]}"
            })
    void refusesWhatTheCompilerRefuses(String document) {
        assertThat(SCHEMA.validate(json(document))).isNotEmpty();
        assertThatThrownBy(() -> LanguageFixtures.compile(document)).isInstanceOf(InvalidPolicyException.class);
    }

    private static JsonSchema schema() {
        try (InputStream stream = TidemarkDialect.class.getResourceAsStream("/schemas/policy.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(JSON.readTree(stream));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
