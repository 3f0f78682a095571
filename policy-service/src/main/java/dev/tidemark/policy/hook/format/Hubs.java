package dev.tidemark.policy.hook.format;

import dev.tidemark.policy.hook.format.EventTable.Events;
import dev.tidemark.policy.hook.format.EventTable.Guard;
import dev.tidemark.policy.hook.format.Proof.Signature;
import dev.tidemark.policy.hook.format.Reading.Why;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Registries that tell of pushes only; two of them not even of what was pushed. */
final class Hubs {

    /** Quay's {@code repo_push}. Its other notifications name no updated tags. */
    static final Format QUAY = TableFormat.of(
            "quay",
            Proof.BY_ADDRESS,
            new EventTable(
                    delivery -> true,
                    Events.each("/updated_tags").atLeastOne(),
                    List.of(new Guard((tag, delivery) -> isOther(delivery), Why.OTHER)),
                    Map.of("push", Action.PUSHED),
                    Map.of(
                            Column.ACTION, Field.always("push"),
                            Column.REPOSITORY, Field.around("/repository"),
                            Column.TAG, Field.at(""))));

    static final Format DOCKER_HUB = TableFormat.of(
            "dockerhub",
            Proof.BY_ADDRESS,
            new EventTable(
                    delivery -> true,
                    Events.each(""),
                    List.of(),
                    Map.of("push", Action.PUSHED),
                    Map.of(
                            Column.ACTION, Field.always("push"),
                            Column.REPOSITORY, Field.at("/repository/repo_name"),
                            Column.TAG, Field.at("/push_data/tag"),
                            Column.TIME, Field.at("/push_data/pushed_at"),
                            Column.ACTOR, Field.at("/push_data/pusher"))));

    /** GitHub's container registry; the same event has two names, by which its content is called too. */
    static final Format GITHUB = TableFormat.of(
            "github",
            Proof.bySignature(new Signature("X-Hub-Signature-256", "sha256=", false)),
            github("/package"),
            github("/registry_package"));

    private Hubs() {}

    private static boolean isOther(Delivery delivery) {
        return EventTable.has(delivery, "/repository") && !EventTable.has(delivery, "/updated_tags");
    }

    private static EventTable github(String content) {
        Field lowerCaseOwner =
                Field.at("/owner/login").or(Field.at("/namespace")).as(Hubs::lowerCase);
        return new EventTable(
                delivery -> EventTable.has(delivery, content),
                Events.each(content),
                List.of(
                        Guard.only(Field.header("X-GitHub-Event"), "registry_package", "package"),
                        Guard.only(Field.at("/package_type").as(Hubs::lowerCase), "container", "docker")),
                Map.of("published", Action.PUSHED, "updated", Action.PUSHED),
                Map.of(
                        Column.ACTION, Field.around("/action"),
                        Column.REPOSITORY,
                                Field.joined(
                                        "/", lowerCaseOwner, Field.at("/name").as(Hubs::lowerCase)),
                        Column.DIGEST,
                                Field.at("/package_version/container_metadata/tag/digest")
                                        .or(Field.at("/package_version/version")),
                        Column.TAG, Field.at("/package_version/container_metadata/tag/name"),
                        Column.TIME,
                                Field.at("/package_version/updated_at").or(Field.at("/package_version/created_at")),
                        Column.ACTOR, Field.around("/sender/login"),
                        Column.ID, Field.header("X-GitHub-Delivery")));
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
