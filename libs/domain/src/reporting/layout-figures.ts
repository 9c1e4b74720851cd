import { translate, type Language } from '@platform/i18n/translate.js';
import { MISSING } from '@platform/spreadsheet/write/cell-content.js';
import type { Figure, Lookup } from '@platform/spreadsheet/fill/placeholder.js';
import type { ReportContext } from '@platform/report/report-definition.js';
import { localDateTime } from '@platform/time/zone.js';
import type { AgentCardRow, CenterCardRow, TeamCardRow } from '../scorecards/card-rows.js';
import { layoutName } from './layout-names.js';

const STATUS = { insufficient_sample: 'reporting.layout_insufficient', no_data: 'reporting.layout_no_data' } as const;

/** Figures by the names that placeholders have. */
export class FigureBook {
  private readonly figures = new Map<string, Figure>();

  constructor(private readonly language: Language) {}

  /** Takes over a stored card: scores with two decimals, rates as fractions, missing ones as a dash. */
  card(row: object): this {
    for (const [column, value] of Object.entries(row)) {
      if (typeof value === 'object' && value !== null) continue;
      if (column.endsWith('_bp')) this.score(column.slice(0, -3), value as number | null);
      else if (column.endsWith('_e6')) this.rate(column.slice(0, -3), value as number | null);
      else this.plain(column, value as string | number | boolean | null);
    }
    return this;
  }

  score(name: string, basisPoints: number | null | undefined): this {
    return this.number(name, basisPoints, 100, (value) => value.toFixed(2));
  }

  rate(name: string, millionths: number | null | undefined): this {
    return this.number(name, millionths, 1_000_000, (value) => `${(value * 100).toFixed(2)}%`);
  }

  plain(name: string, value: string | number | boolean | null | undefined): this {
    if (value === null || value === undefined || value === '') return this.put(name, MISSING, MISSING);
    if (typeof value === 'boolean')
      return this.word(name, translate(this.language, value ? 'reporting.layout_yes' : 'reporting.layout_no'));
    if (name === 'status') return this.word(name, value in STATUS ? translate(this.language, STATUS[value as keyof typeof STATUS]) : '');
    return this.put(name, value, String(value));
  }

  find(name: string): Figure | null {
    return this.figures.get(name) ?? null;
  }

  private number(name: string, stored: number | null | undefined, unit: number, text: (value: number) => string): this {
    if (stored === null || stored === undefined) return this.put(name, MISSING, MISSING);
    return this.put(name, stored / unit, text(stored / unit));
  }

  private word(name: string, text: string): this {
    return this.put(name, text, text);
  }

  private put(name: string, value: string | number, text: string): this {
    this.figures.set(name, { value, text });
    return this;
  }
}

/** What stands outside of the repeated row: the team, or the centre, and what the figures were made of. */
export function groupFigures(context: ReportContext, card: TeamCardRow | CenterCardRow): FigureBook {
  const { language, period, run, requestedBy, now, timeZone } = context;
  const clock = (instant: Date) => localDateTime(instant, timeZone).replace('T', ' ').slice(0, 16);
  const book = new FigureBook(language).card(card).plain('evaluations_completed', card.details.evaluations_completed);
  const team = 'team_code' in card ? card : null;
  return book
    .plain('team_code', team?.team_code)
    .plain('team_name', team?.team_name ?? translate(language, 'reporting.layout_centre'))
    .plain('leader_name', team?.details.leader_name)
    .plain('supervisor_name', team?.details.supervisor_name)
    .plain('period', period.id)
    .plain('run', run.number)
    .plain('as_of', clock(run.asOf))
    .plain('checksum', run.checksum)
    .plain('made_by', requestedBy)
    .plain('made_at', clock(now));
}

export function agentFigures(language: Language, card: AgentCardRow): FigureBook {
  return new FigureBook(language).card(card);
}

/** Names as they are written in the workbook, looked up. @param agent null: outside of the repeated row */
export function lookupIn(group: FigureBook, agent: FigureBook | null): Lookup {
  return (written) => {
    const { name, of } = layoutName(written);
    if (of === 'team') return group.find(name);
    return agent?.find(name) ?? (of === 'agent' ? null : group.find(name));
  };
}

/** A row for nobody: the sheet keeps its shape when a team has no one. */
export function nobody(group: FigureBook): Lookup {
  const missing: Figure = { value: MISSING, text: MISSING };
  return (written) => (layoutName(written).of === 'team' ? group.find(layoutName(written).name) : missing);
}
