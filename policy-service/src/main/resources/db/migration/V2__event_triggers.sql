-- What makes a policy run by itself for a repository in which something happens.
alter table policy
    add column event_trigger       text,        -- JSON; null: no event makes it run
    add column event_trigger_since timestamptz; -- what was told before then is none of its business

create index policy_by_event on policy (id) where event_trigger is not null and not deleted;

alter table execution add column repository text; -- the only one it is about; null: all in the policy's scope

-- One runs at most, whatever else goes wrong; what happens meanwhile waits for its end.
create unique index execution_by_event on execution (policy_id, repository) where trigger = 'EVENT' and status = 'RUNNING';

-- One waits at most. The registry is that of the policy's scope. No foreign key: whoever tells what happened waits for no policy's lock.
create table awaited_run (
    policy_id      bigint      not null,
    repository     text        not null,
    first_event_at timestamptz not null, -- as all times here by this database's clock
    due_at         timestamptz not null, -- when its quiet period ends, or its patience
    causes         uuid[]      not null, -- the first of the events that wait
    primary key (policy_id, repository)
);

create index awaited_run_due on awaited_run (due_at);

-- How far the topic of registry events was read, kept with what was read: what is read again starts nothing.
create table registry_events_read (
    partition  integer     primary key,
    place      bigint      not null,
    written_at timestamptz not null -- the youngest time stamp among the records up to there
);
