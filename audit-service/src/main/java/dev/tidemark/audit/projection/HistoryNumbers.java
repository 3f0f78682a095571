package dev.tidemark.audit.projection;

/** Gives deleted tags their numbers within their repositories. */
final class HistoryNumbers {

    /**
     * Parts of a statement: of what the part {@code found} has (registry, repository, tag, place and more) they make the part {@code
     * numbered}, which has a {@code number} too. It goes on from the last one of the repository, in the order of the places; what is no tag
     * has none.
     */
    static final String NUMBERED =
            """
            counted AS (
                INSERT INTO audit.history_numbers AS n (registry, repository, last)
                SELECT registry, repository, count(tag) FROM found
                GROUP BY registry, repository HAVING count(tag) > 0 ORDER BY registry, repository
                ON CONFLICT (registry, repository) DO UPDATE SET last = n.last + excluded.last
                RETURNING n.registry, n.repository, n.last),
            numbered AS (
                SELECT f.*, CASE WHEN f.tag IS NOT NULL THEN c.last - count(f.tag) OVER whole + count(f.tag) OVER up_to END AS number
                FROM found f LEFT JOIN counted c ON c.registry = f.registry AND c.repository = f.repository
                WINDOW whole AS (PARTITION BY f.registry, f.repository),
                    up_to AS (PARTITION BY f.registry, f.repository ORDER BY f.place))
            """;

    private HistoryNumbers() {}
}
