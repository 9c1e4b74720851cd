import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ListQuery } from '@platform/paging/list-query.js';
import { teamCodeSql } from '../organization/team-on-day.js';
import type { MonthStart } from '../scorecards/period-calendar.js';
import { monthValueDaySql } from './month-value-day.js';

const metricRow = z.object({
  metric: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  unit: z.string(),
  aggregation: z.enum(['sum', 'mean']),
});

const valueRow = z.object({
  employee_no: z.string(),
  name: z.string(),
  team_code: z.string().nullable(),
  metric: z.string(),
  grain: z.enum(['day', 'month']),
  day: z.string(),
  value: z.string(),
});
/** `day` of a month's value is the first of the month it is named for; `value` a decimal. */
export type MetricValueRow = z.infer<typeof valueRow>;

/** The day on which a value belongs to its person and team. */
export function valueDaySql(monthStartsOn: MonthStart): string {
  return `(case v.grain when 'day' then v.day else ${monthValueDaySql('v.day', monthStartsOn, 'p.left_on')} end)`;
}

/** Reads key figures for those who look at them. */
@Injectable()
export class MetricQueryStore {
  async catalogue(tx: EntityManager): Promise<z.infer<typeof metricRow>[]> {
    return z
      .array(metricRow)
      .parse(await tx.query('select code as metric, name_zh, name_en, unit, aggregation from metric order by position, code'));
  }

  values(monthStartsOn: MonthStart): ListQuery<MetricValueRow> {
    return new ListQuery({
      select: `p.employee_no, p.name, ${teamCodeSql('v.agent_id', valueDaySql(monthStartsOn))} as team_code, v.metric_code as metric, v.grain,
        v.day::text, v.value::text`,
      from: 'from metric_value v join person p on p.id = v.agent_id',
      sorts: { day: { sql: 'v.day', type: 'date' } },
      key: [
        { sql: 'v.agent_id', type: 'int' },
        { sql: 'v.metric_code', type: 'text' },
        { sql: 'v.grain', type: 'text' },
      ],
      row: valueRow,
    });
  }
}
