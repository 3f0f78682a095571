-- As before, but what a policy is owed is found through its last executions, not by counting all later ones for every chunk.
CREATE OR REPLACE FUNCTION drop_decisions(executions integer, days integer) RETURNS integer LANGUAGE plpgsql AS $$
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
            SELECT FROM (SELECT DISTINCT t.policy, t.execution FROM audit.%I d JOIN audit.task t ON t.number = d.task) held
            WHERE held.execution >= coalesce(
                (SELECT e.id FROM audit.execution e WHERE e.policy = held.policy ORDER BY e.id DESC OFFSET $1 - 1 LIMIT 1), held.execution))',
            child.relname)
        INTO wanted USING executions;
        IF NOT wanted THEN
            EXECUTE format('DROP TABLE audit.%I', child.relname);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    DELETE FROM audit.begun b USING audit.task t WHERE t.number = b.task AND t.ended_at < now() - make_interval(days => days);
    RETURN dropped;
END $$;
