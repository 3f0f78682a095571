-- Deleted ones too, in the dialect where a policy is its repository's: what they deleted is still asked for.
create index policy_ever_of_repository on policy (registry, repository) where dialect = 'SWR';
