import { Injectable } from '@nestjs/common';
import type {
  ComparisonQuery,
  MissedCriteria,
  ScoreDistribution,
  SliceQuery,
  TrendComparison,
  TrendHeatMap,
} from '@contracts/trend-slices.js';
import type { Trend } from '@contracts/trends.js';
import type { Language } from '@platform/i18n/translate.js';
import { renderWorkbook } from '@platform/spreadsheet/write/render-workbook.js';
import type { SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { comparisonSheets, criteriaSheet, distributionSheet, heatMapSheet } from './slice-sheets.js';
import { bookOf, sayIn, sheetName, trendSheet, type Say, type Word } from './trend-book.js';

/** Who asked for a workbook, and in which language. */
export interface BookWish {
  language: Language;
  author: string;
}

export interface Book {
  /** Without its ending. */
  name: string;
  bytes: Buffer;
}

type Asked = Pick<SliceQuery, 'from' | 'to'> & Partial<Pick<SliceQuery, 'teams' | 'direction' | 'form'>>;

/** Makes the workbooks behind the charts: the same figures, with charts that can be edited. */
@Injectable()
export class TrendBookService {
  trends(trends: readonly Trend[], asked: Asked, wish: BookWish): Promise<Book> {
    const say = sayIn(wish.language);
    const taken = new Set<string>();
    // A chart of no months is none.
    const shown = trends.filter(({ points }) => points.length > 0);
    const sheets = shown.map((trend, at) => {
      const name = sheetName(nameOf(trend, say));
      const free = taken.has(name.toLowerCase()) ? `${name.slice(0, 27)} ${at + 1}` : name;
      taken.add(free.toLowerCase());
      return trendSheet(trend, free, at, say);
    });
    const first = trends[0];
    const title = first === undefined ? say('trend') : `${trends.length === 1 ? nameOf(first, say) : say('trend')} ${say(first.measure)}`;
    return this.book(title, sheets.length === 0 ? [nothing('trend', say)] : sheets, asked, wish);
  }

  criteria(criteria: MissedCriteria, asked: Asked, wish: BookWish): Promise<Book> {
    const say = sayIn(wish.language);
    return this.book(say('criteria'), [criteria.items.length === 0 ? nothing('criteria', say) : criteriaSheet(criteria, say)], asked, wish);
  }

  heatMap(map: TrendHeatMap, asked: Asked, wish: BookWish): Promise<Book> {
    const say = sayIn(wish.language);
    return this.book(say('heat_map'), [heatMapSheet(map, say)], asked, wish);
  }

  distribution(scores: ScoreDistribution, asked: Asked, wish: BookWish): Promise<Book> {
    const say = sayIn(wish.language);
    return this.book(
      say('distribution'),
      [scores.bars.length === 0 ? nothing('distribution', say) : distributionSheet(scores, say)],
      asked,
      wish,
    );
  }

  comparison(compared: TrendComparison, asked: ComparisonQuery, wish: BookWish): Promise<Book> {
    const say = sayIn(wish.language);
    const period = say('against', { before: spanOf(compared.before, say), now: spanOf(compared.now, say) });
    return this.book(
      `${say('comparison')} ${say(asked.measure)}`,
      comparisonSheets(compared, asked.measure === 'qa_score' ? 'score' : 'rate', say),
      asked,
      wish,
      period,
    );
  }

  private async book(title: string, sheets: SheetModel[], asked: Asked, wish: BookWish, period?: string): Promise<Book> {
    const say = sayIn(wish.language);
    const extra = [
      ...(asked.teams === undefined ? [] : [{ label: say('teams'), value: asked.teams }]),
      ...(asked.direction === undefined ? [] : [{ label: say('direction'), value: say(asked.direction) }]),
      ...(asked.form === undefined ? [] : [{ label: say('form'), value: asked.form }]),
    ];
    const span = period ?? spanOf(asked, say);
    const model = bookOf({ ...wish, title, period: span, extra }, sheets);
    return { name: `${title} ${span}`, bytes: Buffer.from(await renderWorkbook(model)) };
  }
}

function spanOf({ from, to }: Pick<SliceQuery, 'from' | 'to'>, say: Say): string {
  if (to === undefined) return say('span_open');
  return from === undefined || from === to ? to : say('span', { from, to });
}

function nothing(name: Word, say: Say): SheetModel {
  return { name: say(name), blocks: [{ type: 'text', paragraphs: [say('empty')] }] };
}

function nameOf({ subject: { kind, code, name } }: Trend, say: Say): string {
  if (kind === 'direction') return say(code === 'outbound' ? 'outbound' : 'inbound');
  if (kind === 'center' || kind === 'selection') return say(kind);
  return name === '' ? code : name;
}
