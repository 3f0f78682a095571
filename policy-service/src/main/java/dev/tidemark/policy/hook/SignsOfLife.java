package dev.tidemark.policy.hook;

import dev.tidemark.policy.hook.format.Action;
import dev.tidemark.policy.hook.format.Notice;
import dev.tidemark.policy.hook.format.Reading.Why;
import dev.tidemark.policy.hook.format.Wildcard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells pulls by those who use an image from pulls by those who only look at it. Whatever else happens is a fact, whoever did it. Pure.
 *
 * @param account who Tidemark is at the registry, or null
 * @param notAlive who else does not count
 */
record SignsOfLife(String account, List<Wildcard> notAlive) {

    private static final String OUR_AGENT = "tidemark/";

    SignsOfLife {
        notAlive = List.copyOf(notAlive);
    }

    /** Why it is no sign of life; empty if it is one, or no pull. */
    Optional<Why> absentFrom(Notice notice) {
        if (notice.action() != Action.PULLED) {
            return Optional.empty();
        }
        if (isOurs(notice)) {
            return Optional.of(Why.OURS);
        }
        boolean isNotAlive = Stream.of(notice.agent(), notice.actor())
                .anyMatch(name -> name != null && notAlive.stream().anyMatch(pattern -> pattern.matches(name)));
        return isNotAlive ? Optional.of(Why.NOT_ALIVE) : Optional.empty();
    }

    /** The client's own name decides where it is told: an account may be shared, and then somebody else's pull counts. */
    private boolean isOurs(Notice notice) {
        return notice.agent() == null
                ? account != null && account.equals(notice.actor())
                : notice.agent().startsWith(OUR_AGENT);
    }
}
