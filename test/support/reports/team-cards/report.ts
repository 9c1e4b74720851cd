import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import type { ReportDefinition } from '@platform/report/report-definition.js';
import type { WorkbookModel } from '@platform/spreadsheet/write/workbook-model.js';

const CARDS = loadSql(import.meta.url, './cards.sql');
const CALLS = loadSql(import.meta.url, './calls.sql');
const bp = z
  .int()
  .nullable()
  .transform((value) => (value === null ? null : value / 100));
const cardRow = z.object({ no: z.string(), name: z.string(), counted: z.int(), qa: bp });
const callRow = z.object({ evaluation_no: z.string(), no: z.string(), called_at: z.date(), final: bp, critical: z.boolean() });

/** A team's cards and calls, with a key figure, totals, a link, and a column to write in. */
export const report: ReportDefinition = {
  kind: 'workbook',
  name: 'team-cards',
  scope: 'team',
  async build(context): Promise<WorkbookModel> {
    const [cards, calls] = await Promise.all([
      context.rows(CARDS, [context.run.id, context.subject?.id], cardRow),
      context.rows(CALLS, [context.run.id, context.subject?.id, context.period.startsAt, context.period.endsAt], callRow),
    ]);
    const zh = context.language === 'zh';
    const qa = cards.map((card) => card.qa).filter((value) => value !== null);
    return {
      language: context.language,
      title: `${context.subject?.name} ${context.period.id}`,
      properties: {
        period: context.period.id,
        asOf: null,
        formVersions: null,
        schemeVersion: null,
        run: String(context.run.number),
        checksum: context.run.checksum,
        createdBy: context.requestedBy,
        createdAt: context.now.toISOString(),
      },
      signature: [],
      custom: { team: context.subject?.code ?? '' },
      sheets: [
        {
          name: zh ? '汇总' : 'Summary',
          blocks: [
            {
              type: 'facts',
              pairs: [
                { label: zh ? '最高分' : 'Best', value: qa.length === 0 ? null : Math.max(...qa), kind: 'score' },
                { label: zh ? '人数' : 'People', value: cards.length, kind: 'int' },
              ],
            },
            {
              type: 'table',
              id: 'cards',
              columns: [
                { key: 'no', title: zh ? '工号' : 'No', kind: 'text', link: { sheet: zh ? '明细' : 'Calls' } },
                { key: 'name', title: zh ? '姓名' : 'Name', kind: 'text' },
                { key: 'counted', title: zh ? '条数' : 'Evaluations', kind: 'int', totalsFunction: 'sum' },
                { key: 'qa', title: zh ? '质检均分' : 'QA score', kind: 'score' },
                { key: 'coaching', title: zh ? '辅导' : 'Coaching', kind: 'text' },
              ],
              rows: cards.map((card) => ({ key: card.no, cells: { ...card, coaching: '' } })),
              totals: { cells: {} },
              emptyText: '-',
            },
          ],
        },
        {
          name: zh ? '明细' : 'Calls',
          blocks: [
            {
              type: 'table',
              id: 'calls',
              columns: [
                { key: 'evaluation_no', title: zh ? '质检编号' : 'Evaluation', kind: 'text' },
                { key: 'no', title: zh ? '工号' : 'No', kind: 'text' },
                { key: 'called_at', title: zh ? '通话时间' : 'Called at', kind: 'datetime' },
                { key: 'final', title: zh ? '得分' : 'Score', kind: 'score' },
                { key: 'critical', title: zh ? '致命' : 'Critical', kind: 'text' },
              ],
              rows: calls.map((call) => ({ key: call.no, cells: { ...call } })),
              emptyText: '-',
            },
            {
              type: 'table',
              id: 'provenance',
              columns: [
                { key: 'what', title: zh ? '项目' : 'What', kind: 'text' },
                { key: 'value', title: zh ? '内容' : 'Value', kind: 'text' },
              ],
              rows: [{ cells: { what: zh ? '校验码' : 'Checksum', value: context.run.checksum } }],
              emptyText: '-',
            },
          ],
        },
      ],
    };
  },
};
