import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { copyRows } from '@platform/database/copy-rows.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { KnownMetric } from './metric-words.js';

const STAGE = loadSql(import.meta.url, './sql/stage.sql');
const COMPARE = loadSql(import.meta.url, './sql/compare.sql');
const WRITE_VALUES = loadSql(import.meta.url, './sql/write-values.sql');
const REVERT_VALUES = loadSql(import.meta.url, './sql/revert-values.sql');

/** A value of a day, or of a whole month, whose day is then the first of the month it is named for. */
export interface MetricMoment {
  grain: 'day' | 'month';
  day: string;
}

export interface StagedValue extends MetricMoment {
  rowNo: number;
  agentId: number;
  metricCode: string;
  /** A decimal with at most four places. */
  value: string;
}

const STAGED_COLUMNS = ['row_no', 'agent_id', 'metric_code', 'grain', 'day', 'value'];

/** Writes key figures set-based, through staging tables that live as long as their transaction. */
@Injectable()
export class MetricStore {
  /** The catalogue, in the order in which it is shown. */
  async metrics(tx: EntityManager): Promise<KnownMetric[]> {
    return tx.query('select code, name_zh as "nameZh", name_en as "nameEn" from metric order by position, code');
  }

  async openStage(tx: EntityManager): Promise<void> {
    await tx.query(STAGE);
  }

  async stage(tx: EntityManager, values: readonly StagedValue[]): Promise<void> {
    const rows = values.map((each) => [each.rowNo, each.agentId, each.metricCode, each.grain, each.day, each.value]);
    await copyRows(tx, 'staged_metric_value', STAGED_COLUMNS, rows);
  }

  /** @returns how many rows of the file have a value that is new or changed */
  async compare(tx: EntityManager): Promise<number> {
    await tx.query('analyze staged_metric_value');
    await tx.query(COMPARE);
    const [{ rows }]: [{ rows: number }] = await tx.query('select count(distinct row_no)::int as rows from compared_metric_value');
    return rows;
  }

  async touchedMoments(tx: EntityManager): Promise<MetricMoment[]> {
    return tx.query('select distinct grain, day::text from compared_metric_value');
  }

  async write(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(WRITE_VALUES, [batchId]);
  }

  async revertedMoments(tx: EntityManager, batchId: number): Promise<MetricMoment[]> {
    return tx.query(
      `select distinct after ->> 'grain' as grain, after ->> 'day' as day from import_change where batch_id = $1 and entity = 'metric_value'`,
      [batchId],
    );
  }

  async revert(tx: EntityManager, batchId: number): Promise<void> {
    await tx.query(REVERT_VALUES, [batchId]);
  }
}
