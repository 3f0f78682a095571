-- Policies of dialects that bind none to a project: they have names of their own, or are the only one of their repository.
alter table policy
    add column name      text, -- the client's own for it; null: it is known by its number
    add column enabled   boolean not null default true, -- one that is not runs by no clock and no event
    add column max_run_seconds integer, -- how long an execution may take; null: a day
    add column registry  text generated always as (scope::json ->> 'registry') stored,
    add column project   text generated always as (scope::json ->> 'project') stored,
    add column repository text generated always as (scope::json ->> 'repository') stored;

-- Under its lock a name is looked for before it is given; this is for whoever forgets that.
create unique index policy_by_name on policy (registry, dialect, name) where name is not null and not deleted;
create unique index policy_of_repository on policy (registry, repository) where dialect = 'SWR' and not deleted;
create index policy_alive on policy (dialect, id) where not deleted;
