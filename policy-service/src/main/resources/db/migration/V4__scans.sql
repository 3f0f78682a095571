-- The registry that a policy of our own looks through again and again; null: somebody made the policy.
alter table policy add column scans text unique;
