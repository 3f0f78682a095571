package dev.tidemark.audit.export;

import dev.tidemark.audit.database.Conditions;
import dev.tidemark.audit.rest.Paging;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.BadRequestException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;

/**
 * Which lines are asked for; null where it does not matter.
 *
 * @param from the first moment that counts
 * @param to the first moment that does not count any more
 */
record ExportFilter(
        RegistryName registry,
        ProjectName project,
        RepositoryName repository,
        Long execution,
        Long policy,
        OffsetDateTime from,
        OffsetDateTime to) {

    private static final Set<String> NAMES =
            Set.of("registry", "project", "repository", "execution", "policy", "from", "to", Format.PARAMETER);

    /** @throws BadRequestException if any of it is not understood: a filter with a slip in it must not export everything */
    static ExportFilter parse(MultiMap query) {
        for (String name : query.names()) {
            if (!NAMES.contains(name)) {
                throw new BadRequestException("no such parameter: " + name);
            }
            if (query.getAll(name).size() > 1) {
                throw new BadRequestException(name + " is there more than once");
            }
        }
        return new ExportFilter(
                value(query, "registry", RegistryName::new),
                value(query, "project", ProjectName::new),
                value(query, "repository", RepositoryName::new),
                Paging.id("execution", query.get("execution")),
                Paging.id("policy", query.get("policy")),
                value(query, "from", text -> moment("from", text)),
                value(query, "to", text -> moment("to", text)));
    }

    private static <T> T value(MultiMap query, String name, Function<String, T> parse) {
        String text = query.get(name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
    }

    private static OffsetDateTime moment(String name, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequestException(
                    name + " is a day, such as 2026-11-20, or a time, such as 2026-11-20T02:00:00Z");
        }
    }

    /**
     * The same for a statement.
     *
     * @param task the table that says whose lines they are
     * @param policy the column that says which policy's
     * @param time the column that says when
     */
    Conditions conditions(String task, String policy, String time) {
        Conditions conditions = new Conditions()
                .where(task + ".registry = ?", text(registry))
                .where(task + ".repository = ?", text(repository))
                .where(task + ".execution = ?", execution)
                .where(policy + " = ?", this.policy)
                .where(time + " >= ?", from)
                .where(time + " < ?", to);
        return inProject(conditions, task + ".repository");
    }

    private Conditions inProject(Conditions conditions, String repository) {
        if (project == null) {
            return conditions;
        }
        // Names are sorted by their bytes, and 0 comes after the slash: an index can find that range.
        return project.equals(ProjectName.NONE)
                ? conditions.where("strpos(" + repository + ", '/') = 0")
                : conditions.where(repository + " >= ? AND " + repository + " < ?", project + "/", project + "0");
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
