-- Some clients know a deleted tag by its number within its repository. It is given when the deletion becomes known, whatever policy was
-- behind it, and is never another's: a record, as the deletion itself.
ALTER TABLE history ADD COLUMN number integer;

-- The last number that was given. Its row is held by whoever gives more, so that nobody else gives them too.
CREATE TABLE history_numbers (
    registry   text COLLATE "C" NOT NULL,
    repository text COLLATE "C" NOT NULL,
    last       integer NOT NULL,
    PRIMARY KEY (registry, repository)
);

WITH numbered AS (
    SELECT id, deleted_at, row_number() OVER (PARTITION BY registry, repository ORDER BY id) AS number
    FROM history WHERE tag IS NOT NULL)
UPDATE history h SET number = n.number FROM numbered n WHERE h.id = n.id AND h.deleted_at = n.deleted_at;

INSERT INTO history_numbers (registry, repository, last)
SELECT registry, repository, max(number) FROM history WHERE number IS NOT NULL GROUP BY registry, repository;

-- A page is read from its end, and counted, without a look at the rows.
CREATE INDEX history_by_number ON history (registry, repository, number) INCLUDE (policy) WHERE number IS NOT NULL;
