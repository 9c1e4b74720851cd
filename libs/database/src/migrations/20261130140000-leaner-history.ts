import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Revisions, the keys of calls and evaluations and the changes of an import are written beside the rows they are about, in the same
 * statement or transaction, and an evaluation's agent is its call's. To look each of their people, forms, calls and batches up once more took
 * a third of an import. When the other row goes: whoever stands in a revision stays, and changes go with their batch, by triggers; a key is
 * taken out by the statement that takes out its call or evaluation, for tables that grow with agents have no triggers.
 */
export class LeanerHistory20261130140000 implements MigrationInterface {
  name = 'LeanerHistory20261130140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      alter table evaluation drop constraint evaluation_agent_id_fkey;
      alter table evaluation_revision
        drop constraint evaluation_revision_agent_id_fkey,
        drop constraint evaluation_revision_evaluator_id_fkey,
        drop constraint evaluation_revision_form_version_id_fkey;
      alter table call_key drop constraint call_key_agent_id_id_fkey;
      alter table evaluation_key drop constraint evaluation_key_agent_id_id_fkey;
      alter table import_change drop constraint import_change_batch_id_fkey;

      create function person_stays_in_revisions() returns trigger language plpgsql as $$
      begin
        if exists (select from evaluation_revision where agent_id = old.id) or exists (select from evaluation_revision where evaluator_id = old.id) then
          raise foreign_key_violation using
            message = 'A revision of an evaluation names the person', table = 'evaluation_revision', constraint = 'evaluation_revision_person';
        end if;
        return null;
      end $$;
      create trigger person_stays_in_revisions after delete on person for each row execute function person_stays_in_revisions();

      create function form_version_stays_in_revisions() returns trigger language plpgsql as $$
      begin
        if exists (select from evaluation_revision where form_version_id = old.id) then
          raise foreign_key_violation using
            message = 'A revision of an evaluation is by the form version', table = 'evaluation_revision',
            constraint = 'evaluation_revision_form_version';
        end if;
        return null;
      end $$;
      create trigger form_version_stays_in_revisions after delete on form_version
        for each row execute function form_version_stays_in_revisions();

      create function import_batch_takes_its_changes() returns trigger language plpgsql as $$
      begin
        delete from import_change c using gone where c.batch_id = gone.id;
        return null;
      end $$;
      create trigger import_batch_takes_its_changes after delete on import_batch referencing old table as gone
        for each statement execute function import_batch_takes_its_changes();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
