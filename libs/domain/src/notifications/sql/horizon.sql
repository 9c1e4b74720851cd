-- Up to when revisions can be told, and since when they have not been. A revision bears the time its transaction began at: as long as that
-- one runs, what it writes is not seen yet, so that nothing younger than the oldest that runs is told. The two seconds are for those
-- that have begun and are not counted yet.
select told_until as since, least(
  now() - interval '2 seconds',
  (select min(xact_start) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid())
) as until
from notification_mark
for update
