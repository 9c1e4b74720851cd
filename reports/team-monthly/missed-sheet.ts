import type { Block, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { groupedBy, shareOf, sumOf } from '../monthly/figures.js';
import { missedBlocks } from '../monthly/missed-blocks.js';
import { criterionLabels, paretoLines, tally, type ItemCount, type Tally } from '../monthly/missed-criteria.js';
import type { SheetInput } from './sheet-input.js';

/** Names listed of those who missed a criterion; the rest is a count. */
const NAMED = 5;
const TOP = 3;

/** What the team misses most, and what each agent misses most. */
export function missedSheet(input: SheetInput): SheetModel {
  const { facts, say } = input;
  const inTeam = facts.missed.items.filter((item) => item.team_id === facts.team.team_id);
  const names = new Map([...facts.stays.values()].flatMap((stays) => stays.map((stay) => [stay.agent_id, stay.name])));
  const byCriterion = groupedBy(inTeam, (item) => item.lineage_id);
  return {
    name: say('team_report.sheet_missed'),
    title: say('team_report.missed_heading'),
    blocks: [
      ...missedBlocks(say, paretoLines(facts.missed.criteria, tally(inTeam)), tally(facts.missed.center), {
        columns: [{ key: 'people', title: say('team_report.col_people'), kind: 'text', width: 50 }],
        cells: (line) => ({ people: peopleWords(input, byCriterion.get(line.criterion.lineage_id) ?? [], names) }),
      }),
      agentProblems(input),
    ],
  };
}

function peopleWords({ say }: SheetInput, items: readonly ItemCount[], names: ReadonlyMap<number, string>): string {
  const missed = items.filter((item) => item.missed > 0).toSorted((a, b) => b.missed - a.missed || a.agent_id - b.agent_id);
  const named = missed
    .slice(0, NAMED)
    .map((item) => `${names.get(item.agent_id) ?? '—'} ${item.missed}`)
    .join(say('monthly_report.list_separator'));
  return missed.length > NAMED ? say('team_report.people_more', { named, n: missed.length - NAMED }) : named;
}

/** What each agent misses most: columns under those of the Pareto table. */
function agentProblems({ facts, say }: SheetInput): Block {
  const labels = criterionLabels(facts.missed.criteria);
  const byAgent = groupedBy(facts.missed.items, (item) => item.agent_id);
  const totals = facts.agents.map((card) => ({ card, tallies: tally(byAgent.get(card.agent_id) ?? []) }));
  const all = total(totals.flatMap(({ tallies }) => [...tallies.values()]));
  return {
    type: 'table',
    id: 'agent_problems',
    title: say('team_report.problems_title'),
    caption: say('team_report.problems_caption'),
    columns: [
      { key: 'name', title: say('monthly_report.col_name'), kind: 'text' },
      { key: 'no', title: say('monthly_report.col_no'), kind: 'text' },
      { key: 'counted', title: say('monthly_report.col_counted'), kind: 'int' },
      { key: 'critical', title: say('monthly_report.col_critical_count'), kind: 'int' },
      { key: 'n', title: say('team_report.col_applied_total'), kind: 'int' },
      { key: 'missed', title: say('team_report.col_missed_total'), kind: 'int', dataBar: true },
      { key: 'rate', title: say('team_report.col_own_rate'), kind: 'rate' },
      { key: 'team_rate', title: say('team_report.col_team_rate'), kind: 'rate' },
      { key: 'share', title: say('team_report.col_share_of_team'), kind: 'rate' },
      { key: 'criteria', title: say('team_report.col_criteria_missed'), kind: 'int' },
      { key: 'top', title: say('team_report.col_top'), kind: 'text', width: 50 },
    ],
    rows: totals.map(({ card, tallies }) => {
      const own = total([...tallies.values()]);
      const top = [...tallies]
        .filter(([, counts]) => counts.missed > 0)
        .sort(([a, x], [b, y]) => y.missed - x.missed || x.n - y.n || a - b);
      const words = top.slice(0, TOP).map(([lineage, counts]) => `${labels.get(lineage) ?? '—'} ${counts.missed}/${counts.n}`);
      return {
        key: card.employee_no,
        ...(card.status === 'ranked' ? {} : { emphasis: 'small-sample' as const }),
        cells: {
          name: card.name,
          no: card.employee_no,
          counted: card.evaluations_counted,
          critical: card.critical_count > 0 ? { value: card.critical_count, emphasis: 'warn' } : 0,
          ...own,
          rate: shareOf(own.missed, own.n),
          team_rate: shareOf(all.missed, all.n),
          share: shareOf(own.missed, all.missed),
          criteria: top.length,
          top: words.join(say('monthly_report.list_separator')),
        },
      };
    }),
    emptyText: say('team_report.summary_empty'),
  };
}

function total(tallies: readonly Tally[]): Tally {
  return { n: sumOf(tallies, (one) => one.n), missed: sumOf(tallies, (one) => one.missed) };
}
