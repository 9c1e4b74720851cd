import type { Block, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { shareOf } from '../monthly/figures.js';
import { missedBlocks } from '../monthly/missed-blocks.js';
import { paretoLines, tally } from '../monthly/missed-criteria.js';
import type { SheetInput } from './sheet-input.js';
import { teamTitles } from './team-titles.js';

/** More teams than this would not fit a page side by side. */
const WIDEST = 10;

/** What is missed most over all teams, and in which team. */
export function commonSheet({ facts, say }: SheetInput): SheetModel {
  const teamIds = new Set(facts.teams.map((team) => team.team_id));
  const items = facts.missed.items.filter((item) => item.team_id !== null && teamIds.has(item.team_id));
  const lines = paretoLines(facts.missed.criteria, tally(items));
  const shown = facts.teams.slice(0, WIDEST);
  const titles = teamTitles(facts.teams);
  const tallies = new Map(shown.map((team) => [team.team_id, tally(items.filter((item) => item.team_id === team.team_id))]));
  const blocks: Block[] = missedBlocks(say, lines, tally(facts.missed.center), {
    columns: shown.map((team) => ({
      key: `team_${team.team_id}`,
      title: say('supervisor_report.col_team_rate', { team: titles.get(team.team_id) ?? team.team_code }),
      kind: 'rate' as const,
    })),
    cells: (line) =>
      Object.fromEntries(
        shown.map((team) => {
          const counts = tallies.get(team.team_id)?.get(line.criterion.lineage_id) ?? { n: 0, missed: 0 };
          const rate = shareOf(counts.missed, counts.n);
          const stands = counts.missed >= 3 && rate !== null && rate >= 1.5 * (line.missed / line.n);
          return [`team_${team.team_id}`, stands ? { value: rate, emphasis: 'warn' as const } : rate];
        }),
      ),
  });
  return {
    name: say('supervisor_report.sheet_common'),
    title: say('supervisor_report.common_heading'),
    blocks: [...blocks, { type: 'text', paragraphs: [say('supervisor_report.common_note')] }],
  };
}
