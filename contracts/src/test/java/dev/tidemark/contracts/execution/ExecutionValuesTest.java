package dev.tidemark.contracts.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExecutionValuesTest {

    private static final Digest DIGEST = new Digest("sha256:" + "0".repeat(64));
    private static final Tag TAG = new Tag("v1");

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void anExecutionHasAPositiveNumber(long number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecutionId(number));
        assertThat(new ExecutionId(4711)).hasToString("4711");
    }

    @Test
    void idsArePlainValuesInJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        PlanId plan = new PlanId(UUID.fromString("0b8d6a54-6f0f-5c7e-9a55-2f1f6f2f8f10"));
        assertThat(mapper.writeValueAsString(new ExecutionId(4711))).isEqualTo("4711");
        assertThat(mapper.readValue("4711", ExecutionId.class)).isEqualTo(new ExecutionId(4711));
        assertThat(mapper.writeValueAsString(plan)).isEqualTo("\"" + plan + "\"");
        assertThat(mapper.readValue("\"" + plan + "\"", PlanId.class)).isEqualTo(plan);
    }

    @Test
    void aTaskIsItsExecutionAndItsRepository() {
        TaskId task = new TaskId(new ExecutionId(1), new RegistryName("default"), new RepositoryName("a/b/c/d/e"));
        assertThat(task).hasToString("1/default/a/b/c/d/e");
        assertThatNullPointerException().isThrownBy(() -> new TaskId(task.execution(), task.registry(), null));
    }

    @ParameterizedTest
    @CsvSource({"0, true, 1", "1, false, 1", "2, true, 3"})
    void condemnedCountsItsTagsAndItsManifest(int tags, boolean withManifest, int subjects) {
        List<Tag> condemned = List.of(TAG, new Tag("v2")).subList(0, tags);
        assertThat(new Condemned(DIGEST, condemned, withManifest, null).subjects())
                .isEqualTo(subjects);
    }

    @Test
    void refusesToCondemnNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Condemned(DIGEST, List.of(), false, null));
    }

    @Test
    void aSubjectNamesItsTagAndItsDigest() {
        assertThat(new Subject(DIGEST, TAG)).hasToString("v1@" + DIGEST);
        assertThat(Subject.manifest(DIGEST)).hasToString(DIGEST.toString());
    }

    @ParameterizedTest
    @EnumSource
    void aTaskIsOpenOnlyBeforeItsEnd(TaskStatus status) {
        boolean open = status == TaskStatus.PENDING || status == TaskStatus.RUNNING;
        assertThat(status.isFinal()).isNotEqualTo(open);
    }

    @ParameterizedTest
    @EnumSource
    void anExecutionIsOpenOnlyWhileRunning(ExecutionStatus status) {
        assertThat(status.isFinal()).isEqualTo(status != ExecutionStatus.RUNNING);
    }

    @ParameterizedTest
    @EnumSource
    void onlyACreationTimeThatDoesNotCountMayNotCondemn(TimeSource source) {
        assertThat(source.mayCondemn()).isEqualTo(source != TimeSource.CREATED_ONLY);
    }
}
