package dev.tidemark.executor.registry.standin.harbor;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.standin.Push;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.Seen;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import dev.tidemark.executor.registry.standin.harbor.Rows.Artifact;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Harbor for tests, over HTTP on a free port of this machine, with an administrator, and robots for whom rights are chosen. */
public final class StandInHarbor implements AutoCloseable {

    public static final String ADMIN = "admin";
    public static final String PASSWORD = "Harbor12345";

    private final Contents contents = new Contents();
    private final Api api = new Api(contents);
    private final Protocol protocol = new Protocol(contents);
    private final List<Account> accounts = new ArrayList<>(List.of(new Account(ADMIN, PASSWORD, null, Set.of())));
    private final StandInRegistry server = new StandInRegistry(this::answer);

    public StandInHarbor(String... projects) {
        contents.projects.addAll(List.of(projects));
    }

    /** Its requests, and ways to answer them otherwise. */
    public StandInRegistry server() {
        return server;
    }

    public URI url() {
        return server.url();
    }

    /** How its administrator pushes. */
    public Push push() {
        return new Push(url(), ADMIN, PASSWORD);
    }

    /** Creates a robot account of the project with these rights, such as {@code artifact:delete}, and the administrator's password. */
    public synchronized String robot(String project, String... rights) {
        String name = "robot$" + project + "+tidemark";
        accounts.removeIf(account -> account.name().equals(name));
        accounts.add(new Account(name, PASSWORD, project, Set.of(rights)));
        return name;
    }

    /** What is pushed and pulled from now on is so at that time. */
    public synchronized void at(Instant time) {
        contents.now = time;
    }

    /** Puts a tag, old or new, on what is there, as its pages do: without a push. */
    public synchronized void tag(RepositoryName repository, Digest digest, String tag) {
        contents.tag(artifact(repository, digest), tag);
    }

    public synchronized void untag(RepositoryName repository, String tag) {
        contents.untag(contents.artifact(repository.value(), tag), tag);
    }

    public synchronized void delete(RepositoryName repository, Digest digest) {
        contents.delete(artifact(repository, digest));
    }

    /** As somebody else's client. */
    public synchronized void pull(RepositoryName repository, String reference) {
        contents.pulled(contents.artifact(repository.value(), reference), reference);
    }

    /** Protects a tag. */
    public synchronized void immutable(RepositoryName repository, String tag) {
        contents.immutable.add(repository + ":" + tag);
    }

    /** Keeps everything in the project from being pulled, as it does for vulnerable images. */
    public synchronized void block(String project) {
        protocol.blocked.add(project);
    }

    /** From now on fails to read the tags of that artifact, about which it only writes into its log; or does so no longer. */
    public synchronized void loseTags(Digest digest, boolean lost) {
        if (lost) {
            api.unreadableTags.add(digest.value());
        } else {
            api.unreadableTags.remove(digest.value());
        }
    }

    public synchronized void readOnly() {
        api.readOnly = true;
    }

    /** The digests it has in the repository, accessories included. */
    public synchronized List<Digest> digests(RepositoryName repository) {
        return contents.artifacts.stream()
                .filter(row -> row.repository.fullName().equals(repository.value()))
                .map(row -> new Digest(row.digest))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private Artifact artifact(RepositoryName repository, Digest digest) {
        return contents.artifact(repository.value(), digest.value());
    }

    private synchronized Reply answer(Seen request, byte[] body) {
        Optional<Account> caller = accounts.stream()
                .filter(account -> account.shows(request.authorization()))
                .findFirst();
        try {
            Reply reply = request.path().startsWith("/v2/")
                    ? protocol.answer(request, body, caller)
                    : api.answer(request, caller);
            return reply.with("Set-Cookie", "sid=0123456789abcdef; Path=/; HttpOnly");
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }
}
