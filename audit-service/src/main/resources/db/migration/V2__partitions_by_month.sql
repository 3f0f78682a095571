-- Makes the partition of a month, and moves into it what the default partition caught of that month: attaching it without that would
-- fail, so a month that began before its partition was made would never get one.
CREATE FUNCTION create_partition(parent text, month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    child  text := parent || to_char(month, '_YYYY_MM');
    column_name text := CASE parent WHEN 'history' THEN 'deleted_at' ELSE 'planned_at' END;
    lower_bound timestamptz := month::timestamp AT TIME ZONE 'UTC';
    upper_bound timestamptz := (month + interval '1 month')::timestamp AT TIME ZONE 'UTC';
BEGIN
    IF to_regclass('audit.' || child) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE audit.%I (LIKE audit.%I INCLUDING DEFAULTS)', child, parent);
    EXECUTE format('WITH moved AS (DELETE FROM audit.%I WHERE %I >= %L AND %I < %L RETURNING *) INSERT INTO audit.%I SELECT * FROM moved',
        parent || '_default', column_name, lower_bound, column_name, upper_bound, child);
    EXECUTE format('ALTER TABLE audit.%I ATTACH PARTITION audit.%I FOR VALUES FROM (%L) TO (%L)',
        parent, child, lower_bound, upper_bound);
END $$;

-- The months around now: one back for late events, and `ahead` to come.
CREATE FUNCTION create_partitions(ahead integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month date;
BEGIN
    FOR month IN
        SELECT (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => n))::date
        FROM generate_series(-1, ahead) AS n
    LOOP
        PERFORM audit.create_partition('history', month);
        PERFORM audit.create_partition('decision_chunk', month);
    END LOOP;
END $$;

-- Decisions stay for the last `executions` of each policy and for `days` in any case; whole months that hold none of them are dropped,
-- which costs nothing, where deleting rows would cost a scan and a vacuum.
CREATE FUNCTION drop_decisions(executions integer, days integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    child   record;
    wanted  boolean;
    dropped integer := 0;
BEGIN
    FOR child IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'audit.decision_chunk'::regclass AND c.relname ~ '_[0-9]{4}_[0-9]{2}$'
          AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' < now() - make_interval(days => days)
    LOOP
        EXECUTE format('SELECT EXISTS (
            SELECT FROM audit.%I d JOIN audit.task t ON t.number = d.task
            WHERE (SELECT count(*) FROM audit.execution later WHERE later.policy = t.policy AND later.id > t.execution) < $1)', child.relname)
        INTO wanted USING executions;
        IF NOT wanted THEN
            EXECUTE format('DROP TABLE audit.%I', child.relname);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    DELETE FROM audit.begun b USING audit.task t WHERE t.number = b.task AND t.ended_at < now() - make_interval(days => days);
    RETURN dropped;
END $$;

SELECT create_partitions(3);
