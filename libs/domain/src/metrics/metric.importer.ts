import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { importColumns } from '@contracts/import-columns.js';
import type {
  AppliedCounts,
  CentreClock,
  ImportSession,
  KindImporter,
  RevertSession,
  RunningImport,
} from '@platform/intake/import-session.js';
import { RepeatedColumnError } from '@platform/intake/intake.errors.js';
import type { DateOrMonth, ParsedRow } from '@platform/intake/parsed-row.js';
import type { DynamicColumn, TablePlan, TableSpec } from '@platform/intake/table-spec.js';
import { asDecimal, isBlank, isNotApplicable } from '@platform/spreadsheet/read/normalise-cell.js';
import type { RawCell } from '@platform/spreadsheet/read/sheet-events.js';
import type { PersonDirectory } from '../organization/person-directory.js';
import { personOfRow, warnIfGone } from '../organization/person-of-row.js';
import { PersonStore } from '../organization/person.store.js';
import { periodDays, periodIdOf } from '../scorecards/period-calendar.js';
import { PeriodService } from '../scorecards/period.service.js';
import { MetricWords, type KnownMetric } from './metric-words.js';
import { mostUsual } from './most-usual.js';
import { MetricStore, type MetricMoment, type StagedValue } from './metric.store.js';
import { NoMetricColumnError } from './metrics.errors.js';

/** Decimal places of a value. */
const SCALE = 4;

/** Key figures per person and day or month, one column a metric. */
@Injectable()
export class MetricImporter implements KindImporter {
  readonly kind = 'metrics';

  constructor(
    private readonly store: MetricStore,
    private readonly people: PersonStore,
    private readonly periods: PeriodService,
  ) {}

  async start(session: ImportSession): Promise<RunningImport> {
    const directory = await this.people.directory(session.tx);
    const metrics = await this.store.metrics(session.tx);
    await this.store.openStage(session.tx);
    return new MetricImport(session, directory, metrics, this.store, (moments) =>
      this.settle(session.tx, session.clock, moments, session.options.restateReason),
    );
  }

  async revert({ tx, batchId, clock, restateReason }: RevertSession): Promise<void> {
    await this.settle(tx, clock, await this.store.revertedMoments(tx, batchId), restateReason);
    await this.store.revert(tx, batchId);
  }

  private async settle(tx: EntityManager, clock: CentreClock, moments: MetricMoment[], restateReason: string | null): Promise<void> {
    const ids = new Set(moments.map(({ grain, day }) => (grain === 'month' ? day.slice(0, 7) : periodIdOf(day, clock.monthStartsOn))));
    await this.periods.ensure(tx, ids);
    await this.periods.refuseIfLocked(tx, ids, restateReason);
  }
}

class MetricImport implements RunningImport {
  readonly table: TableSpec;
  private readonly words: MetricWords;
  private readonly rowOfKey = new Map<string, number>();
  private columns: DynamicColumn[] = [];
  private goodRows = 0;

  constructor(
    private readonly session: ImportSession,
    private readonly directory: PersonDirectory,
    private readonly metrics: KnownMetric[],
    private readonly store: MetricStore,
    private readonly settle: (moments: MetricMoment[]) => Promise<void>,
  ) {
    this.words = new MetricWords(metrics);
    this.table = {
      columns: importColumns.metrics,
      dynamic: (header) => this.words.codeOf(header),
      dynamicNames: metrics.map((metric) => metric.code),
      substitutes: { employee_no: 'name' },
    };
  }

  /** @throws NoMetricColumnError, RepeatedColumnError when two columns mean the same metric */
  async planned(plan: TablePlan): Promise<void> {
    this.columns = plan.dynamic;
    if (this.columns.length === 0) {
      const known = this.metrics.map(({ nameZh, code }) => `${nameZh} ${code}`);
      throw new NoMetricColumnError(this.session.file, known);
    }
    const seen = new Map<string, string>();
    for (const { name, header } of this.columns) {
      const before = seen.get(name);
      if (before !== undefined) throw new RepeatedColumnError(this.session.file, plan.sheet, before, header);
      seen.set(name, header);
    }
  }

  async check(rows: ParsedRow[]): Promise<void> {
    const staged: StagedValue[] = [];
    for (const row of rows) {
      const values = this.valuesOf(row);
      if (this.session.isBad(row)) continue;
      staged.push(...values);
      this.goodRows += 1;
    }
    await this.store.stage(this.session.tx, staged);
  }

  async complete(): Promise<void> {
    // Each row is judged when it comes: nothing in a value depends on rows below it.
  }

  async apply(): Promise<AppliedCounts> {
    const { tx, batchId } = this.session;
    const imported = await this.store.compare(tx);
    if (imported > 0) {
      await this.settle(await this.store.touchedMoments(tx));
      await this.store.write(tx, batchId);
    }
    return { imported, unchanged: this.goodRows - imported };
  }

  private valuesOf(row: ParsedRow): StagedValue[] {
    const date = row.values['date'] as DateOrMonth;
    const values = this.readValues(row, 'month' in date ? 'month' : 'day');
    const moment: MetricMoment = 'month' in date ? { grain: 'month', day: `${date.month}-01` } : { grain: 'day', day: date.day };
    const span = this.spanOf(date);
    const person = personOfRow(this.session, this.directory, row, span.last);
    if (person === null) return [];
    this.refuseRepeated(row, person.employeeNo, 'month' in date ? date.month : date.day);
    warnIfGone(this.session, row, 'date', person, span.first);
    if (span.first > this.session.today) this.session.warning(row, 'date', 'metrics.in_future', { given: span.first });
    return [...values].map(([metricCode, value]) => ({
      ...moment,
      rowNo: row.row,
      agentId: person.id,
      metricCode,
      value: decimalText(value),
    }));
  }

  /** Values in ten-thousandths by metric. A blank cell, or one that says "not applicable", is no value: it leaves alone what is stored. */
  private readValues(row: ParsedRow, grain: MetricMoment['grain']): Map<string, number> {
    const values = new Map<string, number>();
    this.columns.forEach(({ name, header }, index) => {
      const cell: RawCell | undefined = row.dynamic[index];
      if (cell === undefined || isBlank(cell) || isNotApplicable(cell)) return;
      const result = asDecimal(cell, SCALE);
      if (!result.ok) this.session.problemMessage(row, header, result.problem);
      else if (result.value < 0) this.session.problem(row, header, 'metrics.negative', { given: decimalText(result.value) });
      else values.set(name, result.value);
      const most = mostUsual(name, grain);
      if (result.ok && most !== null && result.value > most * 10 ** SCALE)
        this.session.warning(row, header, 'metrics.unusual', { given: decimalText(result.value), most });
    });
    const attended = values.get('attendance_days');
    const required = values.get('required_days');
    if (attended !== undefined && required !== undefined && attended > required) {
      const column = this.columns.find(({ name }) => name === 'attendance_days')?.header ?? '';
      this.session.warning(row, column, 'metrics.attendance_above_required', {
        given: decimalText(attended),
        required: decimalText(required),
      });
    }
    return values;
  }

  /** The days a row speaks of; a month is the centre's own. */
  private spanOf(date: DateOrMonth): { first: string; last: string } {
    if ('day' in date) return { first: date.day, last: date.day };
    const { firstDay, lastDay } = periodDays(date.month, this.session.clock.monthStartsOn);
    return { first: firstDay, last: lastDay };
  }

  private refuseRepeated(row: ParsedRow, no: string, date: string): void {
    const key = JSON.stringify([no, date]);
    const first = this.rowOfKey.get(key);
    if (first === undefined) this.rowOfKey.set(key, row.row);
    else this.session.problem(row, 'employee_no', 'metrics.same_row_twice', { no, date, row: first });
  }
}

/** Ten-thousandths as a decimal. */
function decimalText(value: number): string {
  const sign = value < 0 ? '-' : '';
  const digits = String(Math.abs(value)).padStart(SCALE + 1, '0');
  return `${sign}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`.replace(/\.?0+$/, '');
}
