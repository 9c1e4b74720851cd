-- Evaluations whose current revision is not on record, or says something else than the evaluation.
-- Rows: number (an evaluation number).
select e.evaluation_no as number
from evaluation e
left join evaluation_revision r on r.agent_id = e.agent_id and r.evaluation_id = e.id and r.revision = e.revision
where r.revision is null
  or r.final_bp is distinct from e.final_bp
  or r.points <> e.points
  or r.form_version_id <> e.form_version_id
