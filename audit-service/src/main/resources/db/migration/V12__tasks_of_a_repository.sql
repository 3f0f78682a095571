-- Who asks why something stayed or went asks for one repository, the last executions first.
CREATE INDEX task_by_repository ON task (registry, repository, execution DESC);
