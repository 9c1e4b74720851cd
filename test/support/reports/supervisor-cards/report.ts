import { z } from 'zod';
import type { ReportDefinition } from '@platform/report/report-definition.js';

const teamRow = z.object({ code: z.string(), counted: z.int() });

/** The teams of a supervisor. */
export const report: ReportDefinition = {
  kind: 'workbook',
  name: 'supervisor-cards',
  scope: 'supervisor',
  async build(context) {
    const teams = await context.rows(
      'select team_code as code, evaluations_counted as counted from team_scorecard where run_id = $1 and supervisor_id = $2 order by team_code',
      [context.run.id, context.subject?.id],
      teamRow,
    );
    return {
      language: context.language,
      title: `${context.subject?.code} ${context.period.id}`,
      properties: {
        period: context.period.id,
        asOf: null,
        formVersions: null,
        schemeVersion: null,
        run: null,
        checksum: null,
        createdBy: null,
        createdAt: null,
      },
      signature: [],
      custom: {},
      sheets: [
        {
          name: 'Teams',
          blocks: [
            {
              type: 'table',
              id: 'teams',
              columns: [
                { key: 'code', title: 'Team', kind: 'text' },
                { key: 'counted', title: 'Evaluations', kind: 'int' },
              ],
              rows: teams.map((cells) => ({ cells })),
              emptyText: '-',
            },
          ],
        },
      ],
    };
  },
};
