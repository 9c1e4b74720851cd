import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Revisions, the keys of calls and evaluations and the changes of an import are written beside the rows they are about, in the same
 * statement or transaction, and an evaluation's agent is its call's. To look each of their people, forms, calls and batches up once more took
 * a third of an import. What a foreign key does when the other row goes is done by triggers: whoever stands in a revision stays, keys and
 * changes go with what they lead to.
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

      create function call_takes_its_key() returns trigger language plpgsql as $$
      begin
        delete from call_key k using gone where k.agent_id = gone.agent_id and k.id = gone.id;
        return null;
      end $$;
      create trigger call_takes_its_key after delete on call referencing old table as gone
        for each statement execute function call_takes_its_key();

      create function evaluation_takes_its_key() returns trigger language plpgsql as $$
      begin
        delete from evaluation_key k using gone where k.agent_id = gone.agent_id and k.id = gone.id;
        return null;
      end $$;
      create trigger evaluation_takes_its_key after delete on evaluation referencing old table as gone
        for each statement execute function evaluation_takes_its_key();

      create function import_batch_takes_its_changes() returns trigger language plpgsql as $$
      begin
        delete from import_change c using gone where c.batch_id = gone.id;
        return null;
      end $$;
      create trigger import_batch_takes_its_changes after delete on import_batch referencing old table as gone
        for each statement execute function import_batch_takes_its_changes();

      create function identity_is_for_good() returns trigger language plpgsql as $$
      begin
        raise foreign_key_violation using message = 'What a key leads to does not move', table = tg_table_name;
      end $$;
      create trigger call_identity_is_for_good before update of agent_id, id on call
        for each row when (old.agent_id <> new.agent_id or old.id <> new.id) execute function identity_is_for_good();
      create trigger evaluation_identity_is_for_good before update of agent_id, id on evaluation
        for each row when (old.agent_id <> new.agent_id or old.id <> new.id) execute function identity_is_for_good();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
