package dev.tidemark.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TopicTest {

    @Test
    void thePageOfTopicsIsUpToDate() throws IOException {
        GeneratedFile.isUpToDate(GeneratedFile.of("../docs/topics.md"), TopicsPage.write());
    }

    @Test
    void namesAreDistinctAndKafkaCanHaveThem() {
        assertThat(Topic.values())
                .extracting(Topic::wireName)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("retention\\.[a-z]+(-[a-z]+)*"));
    }

    @Test
    void deadLettersAreNotAnotherTopic() {
        assertThat(Topic.values())
                .extracting(Topic::deadLetters)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.endsWith(".dlq"));
    }

    /** A worker that owns partition n of the plans finds all it must remember of them in partition n of the results. */
    @Test
    void aRepositorysStoryHasOneNumberOfPartitions() {
        assertThat(Arrays.stream(Topic.values()).filter(topic -> topic.key().startsWith("registry/repository")))
                .contains(Topic.TASKS, Topic.TASKS_PROMPT, Topic.DECISIONS, Topic.DELETIONS, Topic.RESULTS)
                .extracting(Topic::partitions)
                .containsOnly(48);
    }

    @Test
    void aPauseOutlivesEveryRetention() {
        assertThat(Topic.STOPS.cleanUp().policy()).isEqualTo("compact");
        assertThat(Topic.STOPS.cleanUp().retentionMillis()).isEqualTo(-1);
    }
}
