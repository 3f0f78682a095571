-- A tag that a scan saw was pushed after the scan before it.
ALTER TABLE tag ADD COLUMN not_before timestamptz;

-- Of a registry there is more to know than what it can do, and earlier.
ALTER TABLE registry ALTER COLUMN deletes_tags DROP NOT NULL, ALTER COLUMN probed_at DROP NOT NULL;
-- Since when every pull in it is known, when the receiver of its events last said that it takes them, and when what was known of its
-- repositories was forgotten. A record, as what registries can do.
ALTER TABLE registry
    ADD COLUMN observed_since timestamptz,
    ADD COLUMN receiver_at timestamptz,
    ADD COLUMN forgotten_at timestamptz;
