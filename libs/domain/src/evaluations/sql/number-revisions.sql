-- Counts the staged changes on from the last revision of their number, withdrawn ones included. No parameters.
update staged_evaluation s
set next_revision = past.revision + 1
from (
  select staged.row_no, max(r.revision) as revision
  from staged_evaluation staged
  join evaluation_revision r on r.evaluation_no = staged.evaluation_no and (staged.id is null or r.evaluation_id = staged.id)
  where staged.changed
  group by staged.row_no
) past
where past.row_no = s.row_no;
