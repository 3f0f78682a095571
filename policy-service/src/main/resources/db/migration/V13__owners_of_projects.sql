-- Who created a project: the administrator where nobody did, or where whoever did is not there any more.
alter table project add column owner_id integer not null default 1 references account (id) on delete set default;
