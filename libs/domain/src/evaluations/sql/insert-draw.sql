-- Keeps a draw. $1 agent, $2 period, $3 evaluator, $4 recording, $5 evaluation number, $6 generator, $7 seed of the agent, $8 seed of the call,
-- $9 team or null, $10 direction or null, $11 agents in the frame, $12 agents passed over, $13 recordings in the frame, $14 exclusions.
insert into evaluation_draw (
  agent_id, period_id, evaluator_id, recording_id, evaluation_no, generator, agent_seed, call_seed, team_code, direction, agent_frame,
  passed_over, call_frame, exclusions
)
values (
  $1::int, $2, $3::int, $4, $5, $6, $7::numeric, $8::numeric, $9, $10, $11::int[], $12::int[], $13::text[], $14::jsonb
)
returning id
