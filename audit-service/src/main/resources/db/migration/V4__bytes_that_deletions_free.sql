-- Only where a manifest went, and unknown of what was told before events said it.
ALTER TABLE history ADD COLUMN manifest_bytes bigint, ADD COLUMN content_bytes_at_most bigint;
-- What was gone when we came can turn out to have been ours.
ALTER TABLE outcome ADD COLUMN manifest_bytes bigint, ADD COLUMN content_bytes_at_most bigint;
