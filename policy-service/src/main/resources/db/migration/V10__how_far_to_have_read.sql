-- Where the youngest of the events that wait is in the topic of registry events; null for what has waited since before this was kept.
alter table awaited_run
    add column cause_partition  integer,
    add column cause_place      bigint,
    add column cause_written_at timestamptz;
