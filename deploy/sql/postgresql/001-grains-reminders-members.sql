-- Everything of one cluster or several in one database. Hosts apply these files by themselves, in the order of their numbers, and
-- note them in orleanstune_schema. A file that was released never changes.

CREATE TABLE orleanstune_grain_state (
    service_id text   COLLATE "C" NOT NULL,
    grain_type text   COLLATE "C" NOT NULL,
    grain_key  text   COLLATE "C" NOT NULL,
    state_name text   COLLATE "C" NOT NULL,
    etag       bigint NOT NULL, -- counts the writes; a cleared row stays, so that an old ETag never fits again
    payload    bytea,           -- NULL: cleared
    PRIMARY KEY (service_id, grain_type, grain_key, state_name)
) WITH (fillfactor = 70);       -- room for the next version of a row beside it

-- Pages are written often and read rarely: packing them would cost more than the bytes.
ALTER TABLE orleanstune_grain_state ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE TABLE orleanstune_reminder (
    service_id    text   COLLATE "C" NOT NULL,
    grain_type    text   COLLATE "C" NOT NULL,
    grain_key     text   COLLATE "C" NOT NULL,
    reminder_name text   COLLATE "C" NOT NULL,
    grain_hash    bigint NOT NULL, -- place on the ring by which silos share the reminders
    start_at      bigint NOT NULL, -- ticks, UTC
    period        bigint NOT NULL, -- ticks
    etag          uuid   NOT NULL,
    PRIMARY KEY (service_id, grain_type, grain_key, reminder_name)
);
CREATE INDEX orleanstune_reminder_by_hash ON orleanstune_reminder (service_id, grain_hash);

-- The version of a cluster's membership counts every change of orleanstune_member but the signs of life.
CREATE TABLE orleanstune_membership (
    cluster_id text   COLLATE "C" PRIMARY KEY,
    version    bigint NOT NULL
);

CREATE TABLE orleanstune_member (
    cluster_id  text    COLLATE "C" NOT NULL REFERENCES orleanstune_membership,
    silo        text    COLLATE "C" NOT NULL, -- address, port and generation
    silo_name   text    NOT NULL,
    host_name   text    NOT NULL,
    role_name   text    NOT NULL,
    status      integer NOT NULL,
    proxy_port  integer NOT NULL,
    suspicions  text    NOT NULL,
    started_at  timestamptz NOT NULL,
    alive_at    timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (cluster_id, silo)
);
