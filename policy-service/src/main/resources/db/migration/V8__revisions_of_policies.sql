-- What each revision of a policy said, in dialects whose records of deletions name the rule that was behind them. It is kept when the
-- policy is gone, whoever changed it.
create table policy_revision (
    policy_id bigint  not null references policy (id),
    revision  integer not null,
    document  text    not null,
    primary key (policy_id, revision)
);

insert into policy_revision (policy_id, revision, document) select id, revision, document from policy where dialect = 'SWR';

create function keep_policy_revision() returns trigger language plpgsql as $$
begin
    insert into policy.policy_revision (policy_id, revision, document) values (new.id, new.revision, new.document) on conflict do nothing;
    return null;
end $$;

create trigger policy_keeps_revisions after insert or update of revision on policy
    for each row when (new.dialect = 'SWR') execute function keep_policy_revision();

-- Deleted ones too: what they deleted is still asked for.
create index policy_ever_of_repository on policy (registry, repository) where dialect = 'SWR';
