package dev.tidemark.audit.inventory;

import static dev.tidemark.audit.EventFixtures.NOW;
import static dev.tidemark.audit.EventFixtures.digest;
import static dev.tidemark.audit.RegistryFixtures.deleted;
import static dev.tidemark.audit.RegistryFixtures.observed;
import static dev.tidemark.audit.RegistryFixtures.pulled;
import static dev.tidemark.audit.RegistryFixtures.pushed;
import static dev.tidemark.audit.RegistryFixtures.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.audit.inventory.RepositoryStory.TagRow;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import org.junit.jupiter.api.Test;

class RepositoryStoryTest {

    private static final RepositoryName REPOSITORY = new RepositoryName("library/app");
    private static final Tag V1 = new Tag("v1");

    private final RepositoryStory story = new RepositoryStory(null, null);

    @Test
    void knowsWhatWasThereAtTheFirstScanAndWhatCameAfterIt() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        story.apply(scanned(REPOSITORY, NOW.plusSeconds(1)));
        story.apply(observed(REPOSITORY, 2, NOW.plusSeconds(60), "v2"));
        story.apply(scanned(REPOSITORY, NOW.plusSeconds(61)));

        assertThat(story.tag(V1)).isEqualTo(TagRow.seen(digest(1), NOW, null));
        assertThat(story.tag(new Tag("v2"))).isEqualTo(TagRow.seen(digest(2), NOW.plusSeconds(60), NOW.plusSeconds(1)));
        assertThat(story.firstScannedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(story.scannedAt()).isEqualTo(NOW.plusSeconds(61));
    }

    @Test
    void leavesATagThatIsObservedWhereItWas() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        story.apply(scanned(REPOSITORY, NOW));
        story.apply(observed(REPOSITORY, 1, NOW.plusSeconds(60), "v1"));

        assertThat(story.tag(V1)).isEqualTo(TagRow.seen(digest(1), NOW, null));
    }

    @Test
    void takesAMovedTagForOneThatIsNew() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        story.apply(scanned(REPOSITORY, NOW));
        story.apply(observed(REPOSITORY, 2, NOW.plusSeconds(60), "v1"));

        assertThat(story.tag(V1)).isEqualTo(TagRow.seen(digest(2), NOW.plusSeconds(60), NOW));
    }

    @Test
    void renewsATagThatIsPushedAgain() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        story.apply(pushed(REPOSITORY, 1, "v1", NOW.plusSeconds(60)));
        story.apply(pushed(REPOSITORY, 1, "v1", NOW.plusSeconds(30)));

        assertThat(story.tag(V1)).isEqualTo(TagRow.pushed(digest(1), NOW.plusSeconds(60)));
    }

    @Test
    void forgetsADigestWithAllItsTags() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1", "latest"));
        story.apply(observed(REPOSITORY, 2, NOW, "v2"));
        story.apply(deleted(REPOSITORY, 1, null, NOW.plusSeconds(1)));

        assertThat(story.tag(V1)).isNull();
        assertThat(story.tag(new Tag("latest"))).isNull();
        assertThat(story.artifact(digest(1))).isNull();
        assertThat(story.tag(new Tag("v2"))).isNotNull();
    }

    @Test
    void keepsATagThatHasMovedFromTheDigestItWasDeletedOn() {
        story.apply(observed(REPOSITORY, 2, NOW, "v1"));
        story.apply(deleted(REPOSITORY, 1, "v1", NOW.plusSeconds(1)));

        assertThat(story.tag(V1).digest()).isEqualTo(digest(2));
    }

    @Test
    void knowsSinceWhenAManifestIsWithoutATagThatWasMoved() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1", "latest"));
        story.apply(observed(REPOSITORY, 2, NOW.plusSeconds(60), "v1"));
        story.apply(pushed(REPOSITORY, 3, "latest", NOW.plusSeconds(90)));

        assertThat(story.artifact(digest(1)).untaggedAt()).isEqualTo(NOW.plusSeconds(90));
        assertThat(story.artifact(digest(2)).untaggedAt()).isNull();
        assertThat(story.artifact(digest(3)).untaggedAt()).isNull();
    }

    @Test
    void knowsSinceWhenAManifestIsWithoutATagThatWasDeleted() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        story.apply(deleted(REPOSITORY, 1, "v1", NOW.plusSeconds(60)));
        story.apply(observed(REPOSITORY, 1, NOW.plusSeconds(30)));

        assertThat(story.artifact(digest(1)).untaggedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void leavesAManifestThatItsTagIsPutOnAgain() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        story.apply(observed(REPOSITORY, 1, NOW.plusSeconds(60), "v1"));
        story.apply(pushed(REPOSITORY, 1, "v1", NOW.plusSeconds(90)));

        assertThat(story.artifact(digest(1)).untaggedAt()).isNull();
    }

    @Test
    void remembersTheLastPushByWhateverName() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        assertThat(story.artifact(digest(1)).pushedAt()).isNull();

        story.apply(pushed(REPOSITORY, 1, null, NOW.plusSeconds(60)));
        story.apply(pushed(REPOSITORY, 1, "v1", NOW.plusSeconds(30)));

        assertThat(story.artifact(digest(1)).pushedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(story.artifact(digest(1)).firstSeen()).isEqualTo(NOW);
    }

    @Test
    void doesNotBringBackWhatWeDeletedAfterItWasSeen() {
        story.deleted(new Subject(digest(1), V1), NOW.plusSeconds(10));

        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        assertThat(story.tag(V1)).isNull();

        story.apply(observed(REPOSITORY, 1, NOW.plusSeconds(20), "v1"));
        assertThat(story.tag(V1).firstSeen()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void remembersTheLastPull() {
        story.apply(pulled(REPOSITORY, 1, NOW.plusSeconds(5)));
        story.apply(pulled(REPOSITORY, 1, NOW));

        assertThat(story.artifact(digest(1)).pulledAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void knowsBetweenWhichScansATagWasPushed() {
        story.apply(scanned(REPOSITORY, NOW));
        story.apply(scanned(REPOSITORY, NOW.plusSeconds(60)));
        story.apply(observed(REPOSITORY, 1, NOW.plusSeconds(90), "v1"));

        assertThat(story.tag(V1).notBefore()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void believesALatePushThatExplainsWhatWasSeen() {
        story.apply(scanned(REPOSITORY, NOW));
        story.apply(observed(REPOSITORY, 1, NOW.plusSeconds(90), "v1"));
        story.apply(pushed(REPOSITORY, 1, "v1", NOW.plusSeconds(30)));

        assertThat(story.tag(V1)).isEqualTo(TagRow.pushed(digest(1), NOW.plusSeconds(30)));
    }

    @Test
    void doesNotBelieveAPushThatAScanSinceThenDidNotSee() {
        story.apply(scanned(REPOSITORY, NOW.plusSeconds(60)));
        story.apply(observed(REPOSITORY, 1, NOW.plusSeconds(90), "v1"));
        story.apply(pushed(REPOSITORY, 1, "v1", NOW.plusSeconds(30)));

        assertThat(story.tag(V1)).isEqualTo(TagRow.seen(digest(1), NOW.plusSeconds(90), NOW.plusSeconds(60)));
    }

    @Test
    void isNotMisledByEventsThatComeLate() {
        story.apply(pushed(REPOSITORY, 2, "v1", NOW.plusSeconds(60)));

        story.apply(pushed(REPOSITORY, 1, "v1", NOW.plusSeconds(30)));
        story.apply(observed(REPOSITORY, 1, NOW.plusSeconds(40), "v1"));
        story.apply(deleted(REPOSITORY, 2, "v1", NOW.plusSeconds(50)));
        story.apply(deleted(REPOSITORY, 2, null, NOW.plusSeconds(50)));

        assertThat(story.tag(V1)).isEqualTo(TagRow.pushed(digest(2), NOW.plusSeconds(60)));
        assertThat(story.artifact(digest(2)).pushedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void keepsThePullsOfWhatCameBackAfterItsDeletion() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        story.apply(pulled(REPOSITORY, 1, NOW.plusSeconds(60)));
        story.apply(deleted(REPOSITORY, 1, null, NOW.plusSeconds(30)));

        assertThat(story.tag(V1)).isNull();
        assertThat(story.artifact(digest(1)).pulledAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void removesOnlyTheTagsThatWereThereWhenTheirManifestWent() {
        story.apply(observed(REPOSITORY, 1, NOW, "v1"));
        story.apply(pushed(REPOSITORY, 1, "v2", NOW.plusSeconds(60)));
        story.apply(deleted(REPOSITORY, 1, null, NOW.plusSeconds(30)));

        assertThat(story.tag(V1)).isNull();
        assertThat(story.tag(new Tag("v2"))).isNotNull();
        assertThat(story.artifact(digest(1))).isNotNull();
    }
}
