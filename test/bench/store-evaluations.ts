import type { DataSource } from 'typeorm';
import { EvaluationStore, type StagedEvaluation } from '@domain/evaluations/evaluation.store.js';
import { speedup, type Contender, type Measure, type Spent } from './harness.js';
import { emptyEvaluations } from './import-evaluations.js';
import { ITEMS } from './import-files.js';
import { InsertedPlainly } from './insert-plainly.js';

/** Evaluations that go into staging at once, as in an import. */
const TOGETHER = 2000;
const AGENTS = 5000;

/**
 * Checked evaluations on their way into the database: staged by COPY, compared with what is there, and written with their calls,
 * numbers, revisions and changes, against an object mapper that keeps the same facts: `insert()` in chunks of 500, a row a call, an
 * evaluation, a revision and a change, and a row for each answer of the evaluation and of its revision. Told beside it: the mapper without
 * calls and history, and the mapper writing the very rows of ours. The mapper inserts a part of them; its time is scaled up to all.
 */
export const storeEvaluations: Measure = {
  name: 'store-evaluations',
  about: 'storing checked evaluations of 25 items with their history, against insert() of TypeORM',
  sizes: {
    'stored-rows': { about: 'evaluations that are stored', full: 100_000, quick: 2000 },
    'inserted-rows': { about: 'evaluations that TypeORM inserts, scaled up to the former', full: 4000, quick: 200 },
  },
  async run(bench) {
    const { dataSource, connection } = await bench.database();
    const [stored, inserted] = [bench.size('stored-rows'), bench.size('inserted-rows')];
    const evaluations = await prepare(dataSource, stored);
    const mapper = await InsertedPlainly.open(connection, evaluations.slice(0, inserted));
    const batch = await newBatch(dataSource);
    const { ours, history, answers, tables } = await bench.compare({
      ours: { before: () => emptyEvaluations(dataSource), run: () => store(dataSource, evaluations, batch) },
      history: { before: () => mapper.empty(), run: () => mapper.insertHistory(batch, 'benchmark') },
      answers: { before: () => mapper.empty(), run: () => mapper.insertAnswers() },
      tables: {
        before: async () => {
          await emptyEvaluations(dataSource);
          await store(dataSource, evaluations.slice(0, inserted), batch);
          await mapper.takeOver();
          await emptyEvaluations(dataSource);
        },
        run: () => mapper.insertTables(),
      },
    });
    await mapper.close();
    const scaled = (one: Contender): Spent => ({
      wall: (one.wall * stored) / inserted,
      cpu: one.cpu === null ? null : (one.cpu * stored) / inserted,
    });
    const told = (name: string, peer: Contender, peerName: string) => {
      return { ...speedup(name, { ours, peer: scaled(peer), peerName, atLeast: 0 }), target: null, holds: null };
    };
    return [
      speedup('store-evaluations', { ours, peer: scaled(history), peerName: 'insert() of the same facts', atLeast: 20 }),
      told('store-answers', answers, 'insert(), a row an answer, no history'),
      told('store-same-tables', tables, 'insert() of the very rows we write'),
    ];
  },
};

async function prepare(dataSource: DataSource, count: number): Promise<StagedEvaluation[]> {
  await dataSource.query(`insert into person (employee_no, name) select 'A' || n, '坐席' || n from generate_series(1, ${AGENTS}) n`);
  await dataSource.query(`insert into evaluation_form (code, name) values ('BENCH', '基准表')`);
  await dataSource.query(
    `insert into form_version (form_id, version, state, policy, na_policy, critical_policy, base_bp, bonus_cap_bp, max_score_bp, n_items)
     select id, '1', 'published', 'points', 'redistribute', 'zero_form', 10000, 500, 10000, ${ITEMS} from evaluation_form`,
  );
  const began = Date.UTC(2026, 9, 1);
  return Array.from({ length: count }, (_, at) => ({
    rowNo: at + 2,
    evaluationNo: `E${String(at).padStart(8, '0')}`,
    agentId: 1 + (Math.floor(at / 20) % AGENTS),
    formVersionId: 1,
    evaluatorId: 1 + (at % 50),
    recordingId: `R202610${String(at).padStart(8, '0')}`,
    direction: 'inbound',
    calledAt: new Date(began + (at % 2_500_000) * 1000),
    evaluatedAt: new Date(began + 86_400_000 + (at % 2_500_000) * 1000),
    purpose: 'random',
    rawBp: 9000 + (at % 1000),
    finalBp: 9000 + (at % 1000),
    criticalFailed: false,
    criticalFamilies: 0,
    missedNonCritical: at % 4,
    applicableNonCritical: ITEMS,
    accuracyApplicable: true,
    accuracyMissed: false,
    points: Array.from({ length: ITEMS }, (__, item) => ((at + item) % 5) * 100),
    flags: Array.from({ length: ITEMS }, (__, item) => ((at + item) % 5 === 4 ? 0 : 16)),
    criticalNamed: [],
    comment: at % 3 === 0 ? '开头语不规范，需加强' : null,
  }));
}

async function newBatch(dataSource: DataSource): Promise<number> {
  const [{ id }]: [{ id: number }] = await dataSource.query(
    `insert into import_batch (kind, file_name, checksum, rows_read, rows_imported, rows_unchanged, rows_failed, state, imported_by)
     values ('evaluations', 'bench.csv', '', 0, 0, 0, 0, 'committed', 'benchmark') returning id`,
  );
  return id;
}

async function store(dataSource: DataSource, evaluations: readonly StagedEvaluation[], batch: number): Promise<void> {
  const into = new EvaluationStore();
  await dataSource.transaction(async (tx) => {
    await into.openStage(tx);
    for (let at = 0; at < evaluations.length; at += TOGETHER) await into.stage(tx, evaluations.slice(at, at + TOGETHER));
    await into.unstage(tx, []);
    const { changed } = await into.compare(tx);
    if (changed !== evaluations.length) throw new Error(`${changed} evaluations are new`);
    await into.write(tx, 'benchmark', null);
    await into.recordChanges(tx, batch);
  });
}
