package dev.tidemark.policy.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Sends letters. One that is not taken is sent again, three times in all; what a crash interrupts is sent again, too. */
@ApplicationScoped
class SendLetters {

    private static final Logger LOG = Logger.getLogger(SendLetters.class);

    private static final int MOST_TRIES = 3;
    private static final int AT_ONCE = 8;

    /** Whoever took some and died leaves them to the others after a minute. */
    private static final String TAKE =
            """
            update policy.webhook_delivery d set due_at = clock_timestamp() + interval '1 minute'
              from (select id from policy.webhook_delivery where due_at <= clock_timestamp()
                     order by due_at limit 50 for update skip locked) due
             where d.id = due.id returning d.*
            """;

    private static final String LATER =
            """
            update policy.webhook_delivery
               set tries = $2, due_at = clock_timestamp() + make_interval(secs => $3) where id = $1
            """;

    private final Pool pool;
    private final PostLetter post;
    private final WebhookConfig config;
    private final MeterRegistry metrics;

    SendLetters(Pool pool, PostLetter post, WebhookConfig config, MeterRegistry metrics) {
        this.config = config;
        this.pool = pool;
        this.post = post;
        this.metrics = metrics;
    }

    Uni<Void> due() {
        return pool.query(TAKE).execute().chain(rows -> Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUni(this::send)
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni());
    }

    private Uni<Void> send(Row row) {
        Letter letter = new Letter(
                row.getUUID("id"),
                row.getLong("webhook_id"),
                TargetsJson.target(row.getString("target")),
                row.getString("content_type"),
                row.getString("body"));
        return post.send(letter)
                .chain(() -> ended(letter, "taken"))
                .onFailure()
                .recoverWithUni(failure -> refused(letter, row.getInteger("tries") + 1, failure));
    }

    private Uni<Void> refused(Letter letter, int tries, Throwable failure) {
        LOG.warnf(
                "%s does not take %s of webhook %d, try %d of %d: %s",
                letter.target(), letter.id(), letter.webhook(), tries, MOST_TRIES, failure);
        return tries >= MOST_TRIES
                ? ended(letter, "given-up")
                : pool.preparedQuery(LATER)
                        .execute(Tuple.of(letter.id(), tries, config.pause().toMillis() * tries / 1_000.0))
                        .replaceWithVoid();
    }

    private Uni<Void> ended(Letter letter, String how) {
        metrics.counter("retention.webhook.letters", "end", how).increment();
        return pool.preparedQuery("delete from policy.webhook_delivery where id = $1")
                .execute(Tuple.of(letter.id()))
                .replaceWithVoid();
    }
}
