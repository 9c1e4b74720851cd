import { canonicalJson } from './canonical-rows.js';
import type { AgentCardRow, Cards, LeaderCardRow } from './card-rows.js';
import { printedFigures } from './printed-figures.js';

/** One printed figure that differs. `subject` is an employee number, a team's code, or the empty text for the centre. */
export interface CardChange {
  card: 'agent' | 'team_leader' | 'team' | 'supervisor' | 'center';
  subject: string;
  name: string;
  /** The name of the figure in `scorecards --json`; `card`: the whole card came or went. */
  figure: string;
  before: unknown;
  after: unknown;
}

/** A fact other than an evaluation that entered differently, as it stands in the card's details. */
export interface FactChange {
  kind: 'exam' | 'case' | 'workload' | 'attendance' | 'quota';
  employee_no: string;
  name: string;
  /** The exam's code or the case's number; empty for what a person has once. */
  fact: string;
  before: unknown;
  after: unknown;
}

const RANKS = new Set(['rank_center', 'rank_team', 'tie_band']);
/** Not figures: they say who it is about. Intervals are left out as well, for they follow from their figure. */
const NOT_COMPARED = new Set(['employee_no', 'name', 'team_name']);

/** All that differs between the cards of two runs; changes in rank stand apart, for most only follow from others' changes. */
export function compareCards(before: Cards, after: Cards): { facts: FactChange[]; scores: CardChange[]; ranks: CardChange[] } {
  const changes = [
    ...compareKind('agent', before.agents, after.agents, byNumber),
    ...compareKind('team_leader', before.leaders, after.leaders, byNumber),
    ...compareKind('team', before.teams, after.teams, (card) => ({ subject: card.team_code, name: card.team_name })),
    ...compareKind('supervisor', before.supervisors, after.supervisors, byNumber),
    ...compareKind('center', [before.center], [after.center], () => ({ subject: '', name: '' })),
  ];
  return {
    facts: compareFacts([...before.agents, ...before.leaders], [...after.agents, ...after.leaders]),
    scores: changes.filter((change) => !RANKS.has(change.figure)),
    ranks: changes.filter((change) => RANKS.has(change.figure)),
  };
}

const byNumber = (card: { employee_no: string; name: string }) => ({ subject: card.employee_no, name: card.name });

function compareKind<Card extends object>(
  card: CardChange['card'],
  before: readonly Card[],
  after: readonly Card[],
  identify: (card: Card) => { subject: string; name: string },
): CardChange[] {
  return pair(before, after, (one) => identify(one).subject).flatMap(([old, now]) => {
    const whose = identify((now ?? old) as Card);
    if (old === undefined || now === undefined)
      return [{ card, ...whose, figure: 'card', before: old !== undefined, after: now !== undefined }];
    const [was, is]: [Record<string, unknown>, Record<string, unknown>] = [printedFigures(old), printedFigures(now)];
    return Object.keys(is)
      .filter(
        (figure) =>
          !NOT_COMPARED.has(figure) && !/_(low|high)$/.test(figure) && canonicalJson([was[figure]]) !== canonicalJson([is[figure]]),
      )
      .map((figure) => ({ card, ...whose, figure, before: was[figure], after: is[figure] }));
  });
}

type FactLine = Pick<FactChange, 'kind' | 'fact'> & { content: unknown };

function compareFacts(before: readonly (AgentCardRow | LeaderCardRow)[], after: readonly (AgentCardRow | LeaderCardRow)[]): FactChange[] {
  return pair(before, after, (card) => card.employee_no).flatMap(([old, now]) => {
    const whose = (now ?? old) as AgentCardRow | LeaderCardRow;
    const lines = pair(factLines(old), factLines(now), (line) => `${line.kind} ${line.fact}`);
    return lines.flatMap(([was, is]): FactChange[] => {
      const { kind, fact } = (is ?? was) as FactLine;
      const [previous, present] = [was?.content ?? null, is?.content ?? null];
      if (canonicalJson([previous]) === canonicalJson([present])) return [];
      return [{ kind, employee_no: whose.employee_no, name: whose.name, fact, before: previous, after: present }];
    });
  });
}

function factLines(card: AgentCardRow | LeaderCardRow | undefined): FactLine[] {
  if (card === undefined) return [];
  const { details } = card;
  const lines: FactLine[] = [
    { kind: 'attendance', fact: '', content: details.attendance },
    ...details.cases.map((line): FactLine => ({ kind: 'case', fact: line.case_no, content: line })),
  ];
  if (!('exams' in details)) return lines;
  const { calls_answered_e4, calls_outbound_e4 } = details.workload;
  return [
    ...lines,
    { kind: 'workload', fact: '', content: { calls_answered_e4, calls_outbound_e4 } },
    { kind: 'quota', fact: '', content: details.quota },
    ...details.exams.map((line): FactLine => ({ kind: 'exam', fact: line.exam_code, content: line })),
  ];
}

/** Rows of two lists side by side by their key, those of the second list first. */
function pair<Row>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string): [Row | undefined, Row | undefined][] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const now = new Map(after.map((row) => [keyOf(row), row]));
  return [...new Set([...now.keys(), ...old.keys()])].map((key) => [old.get(key), now.get(key)]);
}
