import type { AgentCard } from '../monthly/cards.js';
import { groupedBy } from '../monthly/figures.js';
import { tally, type ItemCount, type Tally } from '../monthly/missed-criteria.js';
import type { EvaluationRow } from './team-facts.js';

/** A single miss may be chance: only what an agent missed at least so often is suggested. */
const FEWEST_MISSES = 2;
/** More at once helps nobody. */
const TOPICS_PER_AGENT = 2;
/** Calls named to listen to together. */
const EXAMPLES = 2;
/** From this part of the members on, and so many misses, something is for the whole team and not for one. */
const TEAM_SHARE = 1 / 2;
const FEWEST_TEAM_MISSES = 5;
const TEAM_TOPICS = 3;

/** Something that all should train, with who missed it. */
export interface TeamTopic extends Tally {
  lineageId: number;
  people: number;
}

/** Why someone should be talked to. */
export type Topic =
  | { kind: 'critical'; lineageId: number; times: number; examples: string[] }
  | { kind: 'complaint'; caseNos: string[] }
  | { kind: 'criterion'; lineageId: number; own: Tally; team: Tally; examples: string[] }
  | { kind: 'exam'; exams: string[] };

export interface Suggestion {
  card: AgentCard;
  topic: Topic;
}

const ORDER: Record<Topic['kind'], number> = { critical: 0, complaint: 1, criterion: 2, exam: 3 };

/**
 * What the whole team should train: criteria that at least half of its members missed, five times or more together, and more often
 * than the centre does. The three furthest above the centre.
 * @param items of the team, by agent
 * @param center counts of the whole centre
 */
export function teamTopics(items: readonly ItemCount[], center: ReadonlyMap<number, Tally>, headcount: number): TeamTopic[] {
  const beyond = (topic: TeamTopic) => topic.missed - topic.n * rate(center.get(topic.lineageId));
  return [...groupedBy(items, (item) => item.lineage_id)]
    .map(([lineageId, own]) => ({
      lineageId,
      ...sum(own),
      people: new Set(own.filter((item) => item.missed > 0).map((item) => item.agent_id)).size,
    }))
    .filter(
      (topic) =>
        topic.missed >= FEWEST_TEAM_MISSES && topic.people >= headcount * TEAM_SHARE && rate(topic) > rate(center.get(topic.lineageId)),
    )
    .toSorted((a, b) => beyond(b) - beyond(a) || a.lineageId - b.lineageId)
    .slice(0, TEAM_TOPICS);
}

/**
 * Whom to coach on what: critical failures and at-fault complaints always; of the criteria those an agent missed at least twice and more
 * often than the team, the two furthest above it; failed exams. The most pressing first.
 */
export function suggestCoaching(
  agents: readonly AgentCard[],
  items: readonly ItemCount[],
  evaluations: readonly EvaluationRow[],
): Suggestion[] {
  const byAgent = groupedBy(items, (item) => item.agent_id);
  const team = tally(items);
  const suggestions = agents.flatMap((card) => {
    const own = evaluations.filter((row) => row.agent_id === card.agent_id);
    const topics = [
      ...criticalTopics(own),
      ...complaintTopics(card),
      ...criterionTopics(tally(byAgent.get(card.agent_id) ?? []), team, own),
      ...examTopics(card),
    ];
    return topics.map((topic): Suggestion => ({ card, topic }));
  });
  return suggestions.toSorted(
    (a, b) =>
      ORDER[a.topic.kind] - ORDER[b.topic.kind] || excess(b.topic) - excess(a.topic) || (a.card.employee_no < b.card.employee_no ? -1 : 1),
  );
}

/** Critical failures of every evaluation, also those that count in no average: a call is a call. */
function criticalTopics(own: readonly EvaluationRow[]): Topic[] {
  const failures = own.flatMap((row) =>
    row.missed.filter((item) => item.critical).map((item) => ({ lineageId: item.lineage_id, no: row.evaluation_no })),
  );
  return [...groupedBy(failures, (failure) => failure.lineageId)].map(([lineageId, of]) => {
    return { kind: 'critical', lineageId, times: of.length, examples: of.slice(0, EXAMPLES).map((failure) => failure.no) };
  });
}

function complaintTopics(card: AgentCard): Topic[] {
  const counted = card.details.cases.filter(
    (line) => line.kind === 'complaint' && (line.effect === 'counted' || line.effect === 'level_unknown'),
  );
  return counted.length === 0 ? [] : [{ kind: 'complaint', caseNos: counted.map((line) => line.case_no) }];
}

function criterionTopics(
  own: ReadonlyMap<number, Tally>,
  team: ReadonlyMap<number, Tally>,
  evaluations: readonly EvaluationRow[],
): Topic[] {
  const isCritical = (lineageId: number) =>
    evaluations.some((row) => row.missed.some((item) => item.critical && item.lineage_id === lineageId));
  const topics = [...own].flatMap(([lineageId, counts]): Extract<Topic, { kind: 'criterion' }>[] => {
    const all = team.get(lineageId) ?? counts;
    if (counts.missed < FEWEST_MISSES || rate(counts) <= rate(all) || isCritical(lineageId)) return [];
    const examples = evaluations.filter((row) => row.missed.some((item) => item.lineage_id === lineageId)).map((row) => row.evaluation_no);
    return [{ kind: 'criterion', lineageId, own: counts, team: all, examples: examples.slice(0, EXAMPLES) }];
  });
  return topics.toSorted((a, b) => excess(b) - excess(a) || a.lineageId - b.lineageId).slice(0, TOPICS_PER_AGENT);
}

function examTopics(card: AgentCard): Topic[] {
  const failed = card.details.exams.filter((exam) => exam.passed === false).map((exam) => exam.exam_name || exam.exam_code);
  return failed.length === 0 ? [] : [{ kind: 'exam', exams: failed }];
}

/** Misses beyond what the team's rate would make of as many calls; a fixed weight for what is no criterion. */
function excess(topic: Topic): number {
  if (topic.kind === 'critical') return topic.times;
  return topic.kind === 'criterion' ? topic.own.missed - topic.own.n * rate(topic.team) : 0;
}

function rate(counts: Tally | undefined): number {
  return counts === undefined || counts.n === 0 ? 0 : counts.missed / counts.n;
}

function sum(items: readonly ItemCount[]): Tally {
  return items.reduce((total, item) => ({ n: total.n + item.n, missed: total.missed + item.missed }), { n: 0, missed: 0 });
}
