import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evaluations written one by one: drafts, notes of each revision, and what long lists are sorted and filtered by. */
export class EvaluationWriting20261123090200 implements MigrationInterface {
  name = 'EvaluationWriting20261123090200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- What an evaluator has not submitted yet. It is no evaluation: nothing that counts, exports or checks evaluations looks here. Its
      -- call and its month need not exist before it is submitted.
      create table evaluation_draft (
        evaluation_no text collate "C" primary key,
        agent_id int not null references person,
        evaluator_id int not null references person,
        form_version_id int not null references form_version,
        recording_id text not null,
        called_at timestamptz not null,
        direction text not null check (direction in ('inbound', 'outbound')),
        purpose text not null check (purpose in ('random', 'targeted', 'mandatory', 'double', 'recheck', 'calibration')),
        version int not null default 1 check (version > 0),
        -- by criterion code: points in hundredths, whether not applicable, comment, seconds into the call
        answers jsonb not null,
        critical_named text[] not null,
        comment text,
        -- basis points as far as it is filled in; null: nothing is applicable yet
        raw_bp int,
        final_bp int,
        critical_failed boolean not null,
        saved_at timestamptz not null default now()
      );
      create index evaluation_draft_evaluator on evaluation_draft (evaluator_id, saved_at);

      -- A moment of the call may be pointed at without a word.
      alter table evaluation_note
        alter column comment drop not null,
        add check (comment is not null or evidence_offset_s is not null);
      -- [{item_no, comment, evidence_offset_s}] as they were at that revision; null: none, or not known
      alter table evaluation_revision add column notes jsonb;

      -- Changes whenever a form version is published, retired or taken back: who keeps the forms in memory compares it.
      create view form_stamp as
      select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws(' ', v.id, v.state, v.effective_from, v.published_at, f.name), 0)), 0) as stamp
      from form_version v
      join evaluation_form f on f.id = v.form_id
      where v.state <> 'draft';

      -- What lists are sorted by: with the key that settles ties, so that a deep page is found as quickly as the first.
      create index evaluation_called_at on evaluation (called_at, agent_id, id);
      drop index evaluation_called;
      create index evaluation_evaluated_at on evaluation (evaluated_at, agent_id, id);
      create index evaluation_final on evaluation (final_bp, agent_id, id);
      -- by their beginning too, whatever the language of the database
      create index evaluation_number on evaluation (evaluation_no collate "C", agent_id, id);
      create index evaluation_evaluator on evaluation (evaluator_id, called_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
