import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers draw mp3 and Ogg too: recordings that were kept before are drawn once. */
export class PicturesOfRecordings20261130153500 implements MigrationInterface {
  name = 'PicturesOfRecordings20261130153500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      insert into outbox (queue, name, payload)
      select 'recording', 'recording', jsonb_build_object('recording', recording_id) from recording where kind <> 'wav' and peaks is null;
      update recording set peaks_pending = true where kind <> 'wav' and peaks is null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
