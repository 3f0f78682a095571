-- What registries can do, as far as a deleter found out; the newest answer. A record: it is told once by each worker that deletes there.
CREATE TABLE registry (
    name         text COLLATE "C" PRIMARY KEY,
    deletes_tags boolean NOT NULL,
    probed_at    timestamptz NOT NULL
);
