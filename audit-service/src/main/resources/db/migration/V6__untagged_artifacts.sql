-- What a registry that lists tags only does not tell of manifests without one: when they were last pushed, and when a tag last left them.
ALTER TABLE artifact ADD COLUMN pushed_at timestamptz, ADD COLUMN untagged_at timestamptz;

-- Since when those are without a tag that have none today was not written down: it counts from now, so that none looks older than it is.
UPDATE artifact a SET untagged_at = now()
WHERE NOT EXISTS (SELECT FROM tag t WHERE t.repository = a.repository AND t.digest = a.digest);
