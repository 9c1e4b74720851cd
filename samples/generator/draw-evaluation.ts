import type { SampleCriterion, SampleForm, SkillName } from './sample-forms.js';
import { ADVICE_REMARKS, NOTE_TEXTS, PRAISE_REMARKS } from './sample-phrases.js';
import type { SampleCell } from './sample-table.js';
import type { SeededRandom } from './seeded-random.js';

export const NOT_APPLICABLE = '不适用';

interface DrawnEvaluation {
  /** One cell a criterion, in the form's order: points as the import file wants them, 不适用, or the text of a note. */
  answers: SampleCell[];
  /** Codes of the fatal criteria that failed. */
  critical: string[];
  comment: string;
}

export interface Grading {
  skills: Record<SkillName, number>;
  /** Multiplies the chance of finding a fault: 1 is the average evaluator. */
  severity: number;
  /** Chance that a fatal criterion fails, for an average agent. */
  fatalRate: number;
}

/** From a skill in standard deviations to a factor on the miss rate: 1 for the average agent, about 2.7 two deviations below. */
function missFactor(skill: number): number {
  const factor = skill < 0 ? 1 - skill * 0.85 : 1 - skill * 0.42;
  return Math.min(3.4, Math.max(0.12, factor));
}

const LOSS_SHARES = [0.2, 0.2, 0.2, 0.3, 0.3, 0.5, 1];
const WEAK_LOSS_SHARES = [0.2, 0.3, 0.5, 0.5, 0.8, 1];

/** How much of a missed criterion's points are lost: on the form's step, at least one step, at most all. */
function lostPoints(item: SampleCriterion, skill: number, random: SeededRandom): number {
  const share = random.pick(skill < -1 ? WEAK_LOSS_SHARES : LOSS_SHARES);
  const steps = Math.max(1, Math.round((item.max * share) / item.step));
  return Math.min(item.max, steps * item.step);
}

function missedChoice(item: SampleCriterion, skill: number, random: SeededRandom): number {
  const lesser = (item.options ?? []).filter((option) => option.points < item.max && option.autoFail !== true);
  const best = lesser.reduce((points, option) => Math.max(points, option.points), 0);
  return random.chance(skill < -1 ? 0.5 : 0.8) ? best : 0;
}

function answerOf(item: SampleCriterion, missed: boolean, skill: number, random: SeededRandom): SampleCell {
  switch (item.kind) {
    case 'note':
      return random.chance(0.15) ? random.pick(NOTE_TEXTS) : null;
    case 'bonus':
      return random.chance(item.missRate / missFactor(skill)) ? random.int(1, 3) : 0;
    case 'deduction':
      return missed ? lostPoints(item, skill, random) : 0;
    case 'choice':
      return missed ? missedChoice(item, skill, random) : item.max;
    case 'scale':
      return missed ? item.max - lostPoints(item, skill, random) : item.max;
  }
}

/** A failed fatal criterion: everything deducted, or nothing awarded. */
function failedAnswer(item: SampleCriterion): number {
  return item.kind === 'deduction' ? item.max : 0;
}

function drawFatal(form: SampleForm, { skills, fatalRate }: Grading, random: SeededRandom): SampleCriterion | null {
  if (!random.chance(fatalRate * missFactor(skills.compliance))) return null;
  return random.pick(form.criteria.filter((item) => item.critical !== null));
}

function commentFor(misses: readonly SampleCriterion[], random: SeededRandom): string {
  if (misses.length === 0) return random.pick(PRAISE_REMARKS);
  const named = misses.slice(0, 2).map((item) => random.pick(item.remarks));
  return `${named.join('；')}。${random.chance(0.4) ? random.pick(ADVICE_REMARKS) : ''}`;
}

/** One scored call: answers that lie within the form's ranges and steps, the fatal criteria that failed, and the trainer's comment. */
export function drawEvaluation(form: SampleForm, grading: Grading, random: SeededRandom): DrawnEvaluation {
  const fatal = drawFatal(form, grading, random);
  const misses: SampleCriterion[] = fatal === null ? [] : [fatal];
  const answers = form.criteria.map((item) => {
    if (item === fatal) return failedAnswer(item);
    if (random.chance(item.notApplicableRate)) return NOT_APPLICABLE;
    const skill = grading.skills[item.skill];
    const scored = item.kind !== 'bonus' && item.kind !== 'note';
    const missed = scored && random.chance(Math.min(0.9, item.missRate * missFactor(skill) * grading.severity));
    if (missed) misses.push(item);
    return answerOf(item, missed, skill, random);
  });
  return { answers, critical: fatal === null ? [] : [fatal.code], comment: commentFor(misses, random) };
}
