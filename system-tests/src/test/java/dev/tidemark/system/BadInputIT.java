package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody mistypes a policy: Harbor's clients are told in Harbor's words, and nothing of it stays. */
@WithStack
@Order(4)
final class BadInputIT {

    private static final String PROJECT = "mistyped";

    private final Stack stack;
    private HarborClient harbor;
    private long project;

    BadInputIT(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void hasAProject() {
        harbor = stack.harborOf(stack.sandbox().name());
        if (project == 0) {
            project = projectOrNew();
        }
    }

    private long projectOrNew() {
        var answer = harbor.post("/projects", "{\"project_name\":\"" + PROJECT + "\"}");
        assertThat(answer.statusCode()).isIn(201, 409);
        return harbor.project(PROJECT).path("project_id").asLong();
    }

    @Test
    void refusesWhatIsNoJson() throws Exception {
        assertRefused(422, "UNPROCESSABLE_ENTITY", harbor.post("/retentions", "{\"algorithm\":"));
    }

    @Test
    void refusesAProjectThatIsNotThere() throws Exception {
        var answer = harbor.post("/retentions", Documents.newestFive(999_999));
        assertThat(assertRefused(400, "BAD_REQUEST", answer)).contains("invalid Project id 999999");
    }

    @Test
    void refusesMoreRulesThanHarborTakes() throws Exception {
        var answer = harbor.post("/retentions", Documents.withRules(project, 16));
        assertThat(assertRefused(400, "BAD_REQUEST", answer)).contains("only 15 rules are allowed at most");
    }

    @Test
    void refusesTheSameRuleTwice() throws Exception {
        var answer = harbor.post("/retentions", Documents.withRules(project, 2));
        assertThat(assertRefused(409, "CONFLICT", answer)).contains("rule 1 is conflict with rule 0");
    }

    @Test
    void refusesAScheduleThatIsNone() throws Exception {
        var answer = harbor.post("/retentions", Documents.withCron(project, "now and then"));
        assertThat(assertRefused(400, "BAD_REQUEST", answer)).contains("invalid cron string");
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        var answer = harbor.withPassword("guessed").post("/retentions", Documents.newestFive(project));
        assertRefused(401, "UNAUTHORIZED", answer);
    }

    private String assertRefused(int status, String code, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode errors = new ObjectMapper().readTree(answer.body()).path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).path("code").asText()).isEqualTo(code);
        assertThat(harbor.project(PROJECT).path("metadata").has("retention_id")).isFalse();
        return errors.get(0).path("message").asText();
    }
}
