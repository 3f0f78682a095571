-- The registry in which a policy of our own deletes what clients name; null: it is none of those.
alter table policy add column client_deletions text unique;
