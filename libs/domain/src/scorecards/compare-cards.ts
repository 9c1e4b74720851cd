import { canonicalJson } from './canonical-rows.js';
import type { AgentCardRow, LeaderCardRow } from './card-rows.js';
import { printedFigures } from './printed-figures.js';

/** A card in two runs; null: there is none in that run. */
export interface CardPair {
  kind: 'agent' | 'team_leader' | 'team' | 'supervisor' | 'center';
  subject: string;
  name: string;
  before: object | null;
  after: object | null;
}

type Details = AgentCardRow['details'] | LeaderCardRow['details'];

/** The details of a person's card in two runs. */
export interface DetailsPair {
  employee_no: string;
  name: string;
  before: Details | null;
  after: Details | null;
}

/** One printed figure that differs. `subject` is an employee number, a team's code, or the empty text for the centre. */
export interface CardChange {
  card: CardPair['kind'];
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

/** The figures of a card that differ. */
export function compareCard({ kind: card, subject, name, before, after }: CardPair): CardChange[] {
  const whose = { card, subject, name };
  if (before === null || after === null) return [{ ...whose, figure: 'card', before: before !== null, after: after !== null }];
  const [was, is]: [Record<string, unknown>, Record<string, unknown>] = [{ ...printedFigures(before) }, { ...printedFigures(after) }];
  return Object.keys(is)
    .filter((figure) => !NOT_COMPARED.has(figure) && !/_(low|high)$/.test(figure) && !isSame(was[figure], is[figure]))
    .map((figure) => ({ ...whose, figure, before: was[figure], after: is[figure] }));
}

/** Changes in rank stand apart, for most only follow from others' changes. */
export function isRank({ figure }: CardChange): boolean {
  return RANKS.has(figure);
}

/** The facts of a person that entered differently. */
export function compareFacts({ employee_no, name, before, after }: DetailsPair): FactChange[] {
  const [old, now] = [factLines(before), factLines(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): FactChange[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const { kind, fact } = (is ?? was) as FactLine;
    const [previous, present] = [was?.content ?? null, is?.content ?? null];
    return isSame(previous, present) ? [] : [{ kind, employee_no, name, fact, before: previous, after: present }];
  });
}

const isSame = (one: unknown, other: unknown): boolean => canonicalJson([one]) === canonicalJson([other]);

type FactLine = Pick<FactChange, 'kind' | 'fact'> & { content: unknown };

function factLines(details: Details | null): Map<string, FactLine> {
  if (details === null) return new Map();
  const lines: FactLine[] = [
    { kind: 'attendance', fact: '', content: details.attendance },
    ...details.cases.map((line): FactLine => ({ kind: 'case', fact: line.case_no, content: line })),
  ];
  if ('exams' in details) {
    const { calls_answered_e4, calls_outbound_e4 } = details.workload;
    lines.push(
      { kind: 'workload', fact: '', content: { calls_answered_e4, calls_outbound_e4 } },
      { kind: 'quota', fact: '', content: details.quota },
      ...details.exams.map((line): FactLine => ({ kind: 'exam', fact: line.exam_code, content: line })),
    );
  }
  return new Map(lines.map((line) => [`${line.kind} ${line.fact}`, line]));
}
