-- Saves a draft over the version that was read; no row comes back when somebody else did meanwhile. $1 number, $2 evaluator, $3 version,
-- $4 answers, $5 critical named, $6 comment, $7 raw, $8 final, $9 critical failed,
-- $10 seconds spent so far.
with saved as (
  update evaluation_draft
  set
    version = default, answers = $4::jsonb, critical_named = $5::text[], comment = $6, raw_bp = $7::int, final_bp = $8::int,
    critical_failed = $9::boolean, seconds_spent = greatest(seconds_spent, $10::int), saved_at = now()
  where evaluation_no = $1 and evaluator_id = $2::int and version = $3::int
  returning version
)
select version from saved
