-- Registries in which nothing may be deleted until they are resumed. What workers go by is the topic of stops; this is who said so.
create table registry_pause (
    registry  text        primary key,
    paused_by text        not null,
    paused_at timestamptz not null
);
