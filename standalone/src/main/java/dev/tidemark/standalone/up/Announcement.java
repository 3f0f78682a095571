package dev.tidemark.standalone.up;

import java.nio.file.Path;

/** What the user is told once everything answers. */
record Announcement(Ports ports, RegistryAccess registry, Secrets secrets, Path data, String host) {

    String text() {
        return String.join("\n", places(), credentials(), time(), tryIt(), "ready " + front());
    }

    private String front() {
        return "http://localhost:" + ports.policy();
    }

    private String places() {
        return """

                  Tidemark    %s  (Harbor's retention API below /api/v2.0)
                  registry    %s%s
                  Kafka       localhost:%d
                  PostgreSQL  localhost:%d
                  data        %s  (logs in %s)
                """
                .formatted(
                        front(),
                        registry,
                        registry.isSandbox()
                                ? "  (a sandbox with sample images; docker, skopeo and others may push)"
                                : "",
                        ports.kafka(),
                        ports.postgres(),
                        data,
                        data.resolve("logs"));
    }

    private String credentials() {
        return secrets.adminPasswordIsGiven()
                ? "  Log in as admin with the password in TIDEMARK_ADMIN_PASSWORD.\n"
                : "  Log in as admin with the password " + secrets.adminPassword() + "\n";
    }

    private String time() {
        if (registry.tellsTimes()) {
            return "  Harbor tells when everything there was pushed and pulled.\n";
        }
        if (!registry.createdCountsAsPushed()) {
            return "  An image's own creation time does not count as its push time: what was there before Tidemark is kept\n"
                    + "  until its age is known. --trust-created changes that.\n";
        }
        return "  An image's own creation time counts as its push time here"
                + (registry.isSandbox() ? ", as befits a sandbox.\n" : ", because of --trust-created.\n");
    }

    /** The way of Harbor's clients, for a project that the sandbox has. */
    private String tryIt() {
        return """
                  Try it:

                  %s
                  api=%s/api/v2.0
                  json='Content-Type: application/json'
                  # a project; its project_id is what the policy's scope refers to as ref
                  curl -su "$admin" $api/projects/library
                  # a policy: of every repository keep the 5 artifacts pushed last
                  curl -su "$admin" -i $api/retentions -H "$json" -d '{"algorithm":"or",
                    "scope":{"level":"project","ref":1},"trigger":{"kind":"Schedule","settings":{"cron":""}},
                    "rules":[{"action":"retain","template":"latestPushedK","params":{"latestPushedK":5},
                      "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"**"}],
                      "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]}}]}'
                  # its number, which Location ends with
                  policy=$api/retentions/NUMBER
                  # a dry run of it, which deletes nothing; that has a number, too
                  curl -su "$admin" -i $policy/executions -H "$json" -d '{"dry_run":true}'
                  # how it went: the executions, the tasks of one, and the reasons behind each decision of a task
                  curl -su "$admin" $policy/executions
                  curl -su "$admin" $policy/executions/NUMBER/tasks
                  curl -su "$admin" $policy/executions/NUMBER/tasks/1
                  # and for real
                  curl -su "$admin" -i $policy/executions -H "$json" -d '{"dry_run":false}'
                """
                .formatted(
                        secrets.adminPasswordIsGiven()
                                ? "admin=admin:$TIDEMARK_ADMIN_PASSWORD"
                                : "admin=admin:" + secrets.adminPassword(),
                        front());
    }
}
