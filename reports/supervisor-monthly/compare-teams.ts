import { meanBp } from '@scoring/mean-bp.js';
import type { TeamCard } from '../monthly/cards.js';
import { groupedBy, sumOf } from '../monthly/figures.js';
import { monthChange } from '../monthly/month-on-month.js';
import type { Say } from '../monthly/say.js';
import type { SupervisorFacts } from './supervisor-facts.js';

const printed = (bp: number): string => (bp / 100).toFixed(2);

/**
 * Which teams differ from those like them by more than chance, in words. Like are teams mostly scored by the same form: an inbound
 * score and an outbound score are two different things.
 */
export function comparisonSentences(facts: SupervisorFacts, say: Say): string[] {
  const { teams } = facts;
  const forms = mainForms(facts);
  const alike = groupedBy(
    teams.filter((team) => team.qa_score_bp !== null),
    (team) => forms.get(team.team_id),
  );
  const apart = [...alike.values()].flatMap((group) => group.flatMap((team) => differenceSentence(say, team, group) ?? []));
  const comparable = [...alike.values()].some((group) => group.length > 1);
  return [
    ...(apart.length === 0 && comparable ? [say('supervisor_report.note_teams_alike')] : apart),
    ...(alike.size > 1 ? [formsSentence(say, teams, forms)] : []),
  ];
}

/** A team against the others of its group together; null: no difference beyond chance, or nobody to compare with. */
function differenceSentence(say: Say, team: TeamCard, group: readonly TeamCard[]): string | null {
  const others = group.filter((other) => other !== team);
  const n = sumOf(others, (other) => other.evaluations_counted);
  const sum = sumOf(others, (other) => other.sum_final_bp);
  const restBp = meanBp(sum, n);
  const rest = {
    evaluations_counted: n,
    qa_score_bp: restBp,
    sum_final_bp: sum,
    sum_final_sq: sumOf(others, (other) => other.sum_final_sq),
  };
  const change = monthChange(team, rest);
  if (change?.verdict !== 'real' || team.qa_score_bp === null || restBp === null) return null;
  const key = change.differenceBp < 0 ? 'supervisor_report.note_team_low' : 'supervisor_report.note_team_high';
  return say(key, { team: team.team_name, score: printed(team.qa_score_bp), rest: printed(restBp) });
}

/** The form most of a team's evaluations were scored by, by team id. */
function mainForms({ teams, missed }: SupervisorFacts): Map<number, string> {
  const formOf = new Map(missed.criteria.map((criterion) => [criterion.lineage_id, criterion.form_code]));
  return new Map(
    teams.flatMap((team): [number, string][] => {
      const own = missed.items.filter((item) => item.team_id === team.team_id);
      const forms = [...groupedBy(own, (item) => formOf.get(item.lineage_id) ?? '')].map(([form, items]) => ({
        form,
        n: sumOf(items, (item) => item.n),
      }));
      const main = forms.toSorted((a, b) => b.n - a.n)[0];
      return main === undefined ? [] : [[team.team_id, main.form]];
    }),
  );
}

function formsSentence(say: Say, teams: readonly TeamCard[], forms: ReadonlyMap<number, string>): string {
  const each = teams.flatMap((team) => {
    const form = forms.get(team.team_id);
    return form === undefined ? [] : [say('supervisor_report.note_forms_team', { team: team.team_name, form })];
  });
  return say('supervisor_report.note_forms_differ', { forms: each.join(say('monthly_report.list_separator')) });
}
