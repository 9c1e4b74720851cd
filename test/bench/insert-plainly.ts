import type pg from 'pg';
import { EntitySchema, type DataSource, type EntitySchemaColumnOptions, type ObjectLiteral } from 'typeorm';
import type { StagedEvaluation } from '@domain/evaluations/evaluation.store.js';
import { createDataSource } from '@platform/database/data-source.js';

const CHUNK = 500;

/** The tables of the product that an import of evaluations writes, in an order that their foreign keys allow. */
const TABLES = ['call', 'call_key', 'evaluation', 'evaluation_key', 'evaluation_revision', 'import_change'] as const;

const COLUMN_TYPES: Record<string, EntitySchemaColumnOptions['type']> = {
  int4: 'int',
  int8: 'bigint',
  int2: 'smallint',
  _int2: 'smallint',
  text: 'text',
  _text: 'text',
  bool: 'boolean',
  timestamptz: 'timestamptz',
  jsonb: 'jsonb',
  bytea: 'bytea',
};

const PLAIN_TABLES = `
  create table plain_evaluation (
    id int primary key,
    evaluation_no text not null unique,
    agent_id int not null references person,
    evaluator_id int not null references person,
    form_version_id int not null references form_version,
    recording_id text not null,
    called_at timestamptz not null,
    evaluated_at timestamptz not null,
    purpose text not null,
    raw_bp int,
    final_bp int,
    critical_failed boolean not null,
    comment text
  );
  create table plain_answer (
    evaluation_id int not null references plain_evaluation,
    item_no smallint not null,
    points smallint not null,
    flags smallint not null,
    primary key (evaluation_id, item_no)
  )`;

const plainEvaluation = new EntitySchema({
  name: 'plain_evaluation',
  columns: {
    id: { type: 'int', primary: true },
    evaluation_no: { type: 'text' },
    agent_id: { type: 'int' },
    evaluator_id: { type: 'int' },
    form_version_id: { type: 'int' },
    recording_id: { type: 'text' },
    called_at: { type: 'timestamptz' },
    evaluated_at: { type: 'timestamptz' },
    purpose: { type: 'text' },
    raw_bp: { type: 'int', nullable: true },
    final_bp: { type: 'int', nullable: true },
    critical_failed: { type: 'boolean' },
    comment: { type: 'text', nullable: true },
  },
});

const plainAnswer = new EntitySchema({
  name: 'plain_answer',
  columns: {
    evaluation_id: { type: 'int', primary: true },
    item_no: { type: 'smallint', primary: true },
    points: { type: 'smallint' },
    flags: { type: 'smallint' },
  },
});

/** How an object mapper stores evaluations: entities through `insert()`, some hundred at a time, in one transaction. */
export class InsertedPlainly {
  private taken: ObjectLiteral[][] = [];

  private constructor(
    private readonly dataSource: DataSource,
    private readonly evaluations: readonly StagedEvaluation[],
  ) {}

  static async open(connection: pg.ClientConfig, evaluations: readonly StagedEvaluation[]): Promise<InsertedPlainly> {
    const plain = createDataSource(connection);
    await plain.initialize();
    await plain.query(PLAIN_TABLES);
    const entities = [plainEvaluation, plainAnswer, ...(await Promise.all(TABLES.map((table) => entityOf(plain, table))))];
    await plain.destroy();
    const dataSource = createDataSource(connection, { entities });
    await dataSource.initialize();
    return new InsertedPlainly(dataSource, evaluations);
  }

  async empty(): Promise<void> {
    await this.dataSource.query('truncate plain_evaluation, plain_answer');
    await this.dataSource.query('checkpoint');
  }

  /** A row an evaluation, then a row an answer. */
  async insertAnswers(): Promise<void> {
    const evaluations = this.evaluations.map((one, id) => ({
      id,
      evaluation_no: one.evaluationNo,
      agent_id: one.agentId,
      evaluator_id: one.evaluatorId,
      form_version_id: one.formVersionId,
      recording_id: one.recordingId,
      called_at: one.calledAt,
      evaluated_at: one.evaluatedAt,
      purpose: one.purpose,
      raw_bp: one.rawBp,
      final_bp: one.finalBp,
      critical_failed: one.criticalFailed,
      comment: one.comment,
    }));
    const answers = this.evaluations.flatMap(({ points, flags }, id) =>
      points.map((each, at) => ({ evaluation_id: id, item_no: at + 1, points: each, flags: flags[at] ?? 0 })),
    );
    await this.insert([
      [plainEvaluation.options.name, evaluations],
      [plainAnswer.options.name, answers],
    ]);
  }

  /** Remembers the rows that the product has written. */
  async takeOver(): Promise<void> {
    this.taken = [];
    for (const table of TABLES) {
      const rows: ObjectLiteral[] = await this.dataSource.query(`select * from ${table}`);
      this.taken.push(rows.map(({ n_items: _, ...row }) => row));
    }
  }

  /** Writes the rows taken over into the product's tables. */
  async insertTables(): Promise<void> {
    await this.insert(TABLES.map((table, at) => [table, this.taken[at] ?? []]));
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }

  private async insert(rowsOf: readonly (readonly [entity: string, rows: readonly ObjectLiteral[]])[]): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      for (const [entity, rows] of rowsOf)
        for (let at = 0; at < rows.length; at += CHUNK)
          await tx
            .createQueryBuilder()
            .insert()
            .into(entity)
            .values(rows.slice(at, at + CHUNK))
            .execute();
    });
  }
}

/** An entity of a table as it stands; columns that are computed are left out. */
async function entityOf(dataSource: DataSource, table: string): Promise<EntitySchema> {
  const columns: { name: string; type: string; nullable: boolean; primary: boolean }[] = await dataSource.query(
    `select a.attname as name, t.typname as type, not a.attnotnull as nullable,
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) as primary
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by a.attnum`,
    [table],
  );
  return new EntitySchema({
    name: table,
    columns: Object.fromEntries(
      columns.map(({ name, type, nullable, primary }) => [
        name,
        { type: COLUMN_TYPES[type] ?? 'text', array: type.startsWith('_'), nullable, primary },
      ]),
    ),
  });
}
