import { cardStatus, type CardStatus } from '@scoring/card-status.js';
import { mapComponent } from '@scoring/component-map.js';
import { composeScore } from '@scoring/composite.js';
import { gradeGroup } from '@scoring/grade.js';
import { rankCards } from '@scoring/rank.js';
import type { ComponentCode, SchemeDefinition } from '@scoring/scheme-definition.js';
import type { CompositeLines } from './card-rows.js';
import type { CasePoints } from '@scoring/case-points.js';

export interface JudgedComposite {
  compositeBp: number | null;
  status: CardStatus;
  lines: CompositeLines;
}

/**
 * The composite of one card.
 * @param metrics the printed figures by component, basis points; null or absent: no data
 * @param counted evaluations that decide whether the sample is sufficient
 */
export function judgeComposite(
  scheme: SchemeDefinition,
  metrics: Partial<Record<ComponentCode, number | null>>,
  points: Pick<CasePoints, 'complaintPointsBp' | 'commendationPointsBp'>,
  counted: number,
): JudgedComposite {
  const parts = scheme.components.map(({ code, weightE4, map }) => ({ code, weightE4, valueBp: mapComponent(map, metrics[code] ?? null) }));
  const composite = composeScore(
    parts,
    { complaintBp: points.complaintPointsBp, commendationBp: points.commendationPointsBp },
    scheme.rangeBp,
  );
  const effective = new Map(composite.counted.map((part) => [part.code, part.effectiveWeightE6]));
  return {
    compositeBp: composite.compositeBp,
    status: cardStatus(composite.compositeBp, counted, scheme.minSample),
    lines: {
      components: parts.map((part) => ({
        code: part.code,
        weight_e4: part.weightE4,
        value_bp: part.valueBp,
        effective_weight_e6: effective.get(part.code) ?? null,
      })),
      weighted_bp: composite.weightedBp,
      bounded_at_bp: composite.boundedAtBp,
    },
  };
}

interface Gradable {
  employee_no: string;
  status: CardStatus;
  composite_bp: number | null;
  critical_count: number;
  at_fault_complaints: number;
  grade: string | null;
  rank_center: number | null;
}

/**
 * Grades and ranks all cards of a kind against each other, in place. Only a sufficient sample is graded and ranked; under forced
 * distribution the whole centre is one group.
 * @param tieBreakBp the QA score that decides between equal composites, basis points
 */
export function gradeAndRank<Card extends Gradable>(
  scheme: SchemeDefinition,
  cards: readonly Card[],
  tieBreakBp: (card: Card) => number | null,
): void {
  const ranked = cards.flatMap((card) =>
    card.status === 'ranked' && card.composite_bp !== null
      ? [{ key: card.employee_no, compositeBp: card.composite_bp, barred: card.critical_count > 0 || card.at_fault_complaints > 0 }]
      : [],
  );
  const grades = gradeGroup(scheme.grades, ranked);
  const ranks = ranksOf(cards, tieBreakBp);
  for (const card of cards) {
    card.grade = grades.get(card.employee_no) ?? null;
    card.rank_center = ranks.get(card.employee_no) ?? null;
  }
}

/** Ranks within any group of cards, by employee number. */
export function ranksOf<Card extends Gradable>(cards: readonly Card[], tieBreakBp: (card: Card) => number | null): Map<string, number> {
  return rankCards(
    cards.map((card) => ({ key: card.employee_no, status: card.status, compositeBp: card.composite_bp, qaScoreBp: tieBreakBp(card) })),
  );
}
