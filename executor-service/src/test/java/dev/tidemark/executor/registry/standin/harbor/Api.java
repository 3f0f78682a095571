package dev.tidemark.executor.registry.standin.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.Seen;
import dev.tidemark.executor.registry.standin.harbor.Rows.Artifact;
import dev.tidemark.executor.registry.standin.harbor.Rows.Repository;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Harbor's own API, {@code /api/v2.0}. */
final class Api {

    private static final String ROOT = "/api/v2.0";
    /** The slashes of a repository's name arrive escaped once more than those of the path. */
    private static final Pattern REPOSITORY =
            Pattern.compile(ROOT + "/projects/(?<project>[^/]+)/repositories/(?<name>[^/]+)(?<rest>/.*)?");

    private static final Pattern ARTIFACT = Pattern.compile("/artifacts/(?<reference>[^/]+)(?:/tags/(?<tag>[^/]+))?");

    private final Contents contents;
    private final Json json;
    final Set<String> unreadableTags = new HashSet<>();
    boolean readOnly;

    Api(Contents contents) {
        this.contents = contents;
        this.json = new Json(contents);
    }

    Reply answer(Seen request, Optional<Account> caller) {
        Query query = Query.of(request.path(), request.query());
        if (request.path().equals(ROOT + "/repositories")) {
            return repositories(query, caller);
        }
        Matcher path = REPOSITORY.matcher(request.path());
        if (!path.matches()) {
            throw Refusal.notFound("path " + request.path() + " was not found");
        }
        if (readOnly && !request.method().equals("GET")) {
            throw new Refusal(403, "DENIED", "The system is in read only mode. Any modification is prohibited.");
        }
        Asked asked = new Asked(
                request.method(), path.group("project"), path.group("name").replace("%2F", "/"), query, caller);
        return repository(asked, Optional.ofNullable(path.group("rest")).orElse(""));
    }

    private Reply repository(Asked asked, String rest) {
        if (rest.isEmpty()) {
            asked.needs("repository:read");
            return Reply.json(200, shown(contents.repository(asked.fullName())).toString());
        }
        if (rest.equals("/artifacts")) {
            asked.needs("artifact:list");
            return artifacts(asked);
        }
        Matcher one = ARTIFACT.matcher(rest);
        if (!one.matches()) {
            throw Refusal.notFound("path " + rest + " was not found");
        }
        return artifact(asked, one.group("reference"), one.group("tag"));
    }

    private Reply artifact(Asked asked, String reference, String tag) {
        boolean deletes = asked.method().equals("DELETE");
        asked.needs((tag == null ? "artifact" : "tag") + (deletes ? ":delete" : ":read"));
        Artifact artifact = contents.artifact(asked.fullName(), reference);
        if (!deletes) {
            return Reply.json(200, shown(asked.query(), artifact).toString());
        }
        if (tag == null) {
            contents.delete(artifact);
        } else {
            contents.untag(artifact, tag);
        }
        return Reply.of(200);
    }

    /** Of strangers, and whoever could not prove who he is, nothing is asked: there are just no projects but public ones. */
    private Reply repositories(Query query, Optional<Account> caller) {
        Predicate<Repository> visible =
                row -> caller.filter(account -> account.isAdministrator() || row.project.equals(account.project()))
                        .isPresent();
        List<Repository> all = contents.repositories.stream()
                .filter(visible)
                .filter(row -> query.admits("repository_id", row.id))
                .sorted(order(query, "repository_id", row -> row.id))
                .toList();
        return page(query, all, this::shown);
    }

    private Reply artifacts(Asked asked) {
        Query query = asked.query();
        List<Artifact> all = contents.artifacts.stream()
                .filter(row -> row.repository.fullName().equals(asked.fullName()))
                .filter(row -> row.subject == null)
                .filter(row -> query.keyword("base").isPresent() || isInBase(row))
                .filter(row -> isAsWanted(query, contents.tagsOf(row).isEmpty()))
                .filter(row -> query.keyword("digest")
                        .filter(digest -> !digest.equals(row.digest))
                        .isEmpty())
                .filter(row -> query.admits("id", row.id))
                .sorted(order(query, "id", row -> row.id))
                .toList();
        return page(query, all, row -> shown(query, row));
    }

    /** Tagged, or not a child of anything. */
    private boolean isInBase(Artifact row) {
        return !contents.tagsOf(row).isEmpty() || !contents.isChild(row);
    }

    private JsonNode shown(Repository repository) {
        long artifacts = contents.artifacts.stream()
                .filter(row -> row.repository == repository && row.subject == null && isInBase(row))
                .count();
        return json.repository(repository, (int) artifacts);
    }

    private static boolean isAsWanted(Query query, boolean untagged) {
        return query.keyword("tags")
                .map(wanted -> wanted.equals("nil") == untagged)
                .orElse(true);
    }

    /** Newest first unless something else that Harbor can sort by is asked for. */
    private static <T> Comparator<T> order(Query query, String column, Function<T, Long> number) {
        Comparator<T> ascending = Comparator.comparing(number);
        return query.sort().equals(column) ? ascending : ascending.reversed();
    }

    private static <T> Reply page(Query query, List<T> all, Function<T, JsonNode> shown) {
        List<String> items =
                query.page(all).stream().map(row -> shown.apply(row).toString()).toList();
        Reply reply = Reply.json(200, "[" + String.join(",", items) + "]")
                .with("X-Total-Count", Integer.toString(all.size()));
        String link = query.link(all.size());
        return link.isEmpty() ? reply : reply.with("Link", link);
    }

    private JsonNode shown(Query query, Artifact row) {
        boolean hidden = query.isFalse("with_tag") || unreadableTags.contains(row.digest);
        return json.artifact(row, hidden ? null : contents.tagsOf(row), query.isTrue("with_immutable_status"));
    }

    /** A request for something in a repository. */
    private record Asked(String method, String project, String name, Query query, Optional<Account> caller) {

        String fullName() {
            return project + "/" + name;
        }

        void needs(String right) {
            if (caller.isEmpty()) {
                throw Refusal.unauthorized("unauthorized");
            }
            if (!caller.get().may(project, right)) {
                throw new Refusal(403, "FORBIDDEN", "forbidden");
            }
        }
    }
}
