package dev.tidemark.policy.harbor.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.audit.AuditTask;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarborWireTest {

    private static final Instant START = Instant.parse("2026-04-26T04:32:18.032419Z");

    @ParameterizedTest
    @CsvSource({"RUNNING,Running", "SUCCESS,Success", "ERROR,Error", "STOPPED,Stopped", "HELD,Stopped"})
    void executionsHaveHarborsStatuses(ExecutionStatus status, String word) {
        assertThat(HarborExecution.of(execution(status, Trigger.MANUAL, Optional.empty()))
                        .status())
                .isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"MANUAL,MANUAL", "SCHEDULE,Schedule", "EVENT,EVENT", "APPROVAL,MANUAL", "CLIENT,MANUAL"})
    void executionsHaveHarborsTriggers(Trigger trigger, String word) {
        assertThat(HarborExecution.of(execution(ExecutionStatus.RUNNING, trigger, Optional.empty()))
                        .trigger())
                .isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,Pending,0",
        "RUNNING,Running,2",
        "SUCCESS,Success,3",
        "ERROR,Error,3",
        "EXPIRED,Error,3",
        "STOPPED,Stopped,3",
        "HELD,Stopped,3"
    })
    void tasksHaveHarborsStatuses(TaskStatus status, String word, int code) {
        HarborTask task = HarborTask.of(new AuditTask(
                5, new ExecutionId(1), new RepositoryName("library/hello-world"), status, 1, 1, null, null));
        assertThat(task.status()).isEqualTo(word);
        assertThat(task.statusCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"400,BAD_REQUEST", "412,PRECONDITION", "429,TOO_MANY_REQUEST"})
    void refusalsHaveHarborsCodes(int status, String code) {
        assertThat(new HarborErrorForm().refused(status, "no").body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void aRunningExecutionLooksAsHarborsDoes() {
        assertThat(HarborJson.write(
                        HarborExecution.of(execution(ExecutionStatus.RUNNING, Trigger.MANUAL, Optional.empty()))))
                .isEqualTo(
                        """
                        {"end_time":"0001-01-01T00:00:00Z","id":58,"policy_id":1,"start_time":"2026-04-26T04:32:18.032419Z","status":"Running","trigger":"MANUAL"}""");
    }

    @Test
    void theMetadataIsHarborsToTheLetter() {
        assertThat(RetentionMetadata.JSON)
                .isEqualTo(
                        """
                        {"scope_selectors":[{"decorations":["repoMatches","repoExcludes"],"display_text":"Repositories","kind":"doublestar"}],\
                        "tag_selectors":[{"decorations":["matches","excludes"],"display_text":"Tags","kind":"doublestar"}],\
                        "templates":[\
                        {"action":"retain","display_text":"the most recently pushed # artifacts","params":[{"required":true,"type":"int","unit":"COUNT"}],"rule_template":"latestPushedK"},\
                        {"action":"retain","display_text":"the most recently pulled # artifacts","params":[{"required":true,"type":"int","unit":"COUNT"}],"rule_template":"latestPulledN"},\
                        {"action":"retain","display_text":"pushed within the last # days","params":[{"required":true,"type":"int","unit":"DAYS"}],"rule_template":"nDaysSinceLastPush"},\
                        {"action":"retain","display_text":"pulled within the last # days","params":[{"required":true,"type":"int","unit":"DAYS"}],"rule_template":"nDaysSinceLastPull"},\
                        {"action":"retain","display_text":"always","params":[],"rule_template":"always"}]}""");
    }

    private static Execution execution(ExecutionStatus status, Trigger trigger, Optional<Instant> end) {
        return new Execution(
                new ExecutionId(58),
                new PolicyId(1),
                1,
                trigger,
                Optional.empty(),
                false,
                "admin",
                START,
                START.plusSeconds(86_400),
                false,
                status,
                end.map(at -> new Execution.End(at, 1, 2, 1, 1, 0, Optional.empty())));
    }
}
