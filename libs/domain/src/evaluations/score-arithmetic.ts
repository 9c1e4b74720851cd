import { isScored, lowestAward, scoreRange, type Criterion, type FormDefinition } from '@scoring/form-definition.js';
import type { ItemState } from '@scoring/read-answers.js';

/** What the formula needs of one criterion's answer; points in hundredths. */
export interface ArithmeticItem {
  points: number | null;
  state: ItemState;
}

interface Term {
  section: number;
  weight: number;
  /** Hundredths above the criterion's zero, and the most there can be. */
  earned: number;
  range: number;
}

/**
 * The formula of a form with an evaluation's own figures in it, such as `(40×5/10 + 20×10/10) ÷ 60 × 100`: whoever types it into a
 * calculator gets the score before bounds, to two decimals. Empty when nothing was applicable.
 * @param lost sections whose points a critical failure took
 */
export function scoreArithmetic(form: FormDefinition, items: readonly ArithmeticItem[], lost: ReadonlySet<number> = new Set()): string {
  const terms = form.criteria.flatMap((criterion, index) => termOf(form, criterion, items[index], lost));
  if (terms.length === 0 && form.policy !== 'deduction') return '';
  return formula(form, terms) + bonusTerm(form, items, lost);
}

function termOf(form: FormDefinition, criterion: Criterion, item: ArithmeticItem | undefined, lost: ReadonlySet<number>): Term[] {
  const credited = item?.state === 'na' && form.naPolicy === 'full_credit';
  const range = scoreRange(form.policy, criterion);
  if (item === undefined || range === 0 || !isScored(criterion) || !(item.state === 'answered' || credited)) return [];
  const weight = ['weighted', 'normalized'].includes(form.policy) ? criterion.weightE4 : (form.sections[criterion.section]?.weightE4 ?? 0);
  const earned = lost.has(criterion.section) ? 0 : credited ? range : earnedPoints(form, criterion, item.points ?? 0);
  return [{ section: criterion.section, weight, earned, range }];
}

function earnedPoints(form: FormDefinition, criterion: Criterion, points: number): number {
  if (criterion.kind === 'deduction') return criterion.maxPoints - points;
  return form.policy === 'normalized' ? points - lowestAward(criterion) : points;
}

function formula(form: FormDefinition, terms: readonly Term[]): string {
  switch (form.policy) {
    case 'weighted':
    case 'normalized':
      return ratio(
        terms.map((term) => `${times(term.weight)}${fraction(term)}`),
        number(
          total(terms, (term) => term.weight),
          10_000,
        ),
      );
    case 'points': {
      const sections = bySection(terms);
      return ratio(
        sections.map((part) => `${times(part.weight)}${points(part.earned)}`),
        sections.map((part) => `${times(part.weight)}${points(part.range)}`).join(' + '),
      );
    }
    case 'section_percent': {
      const sections = bySection(terms);
      return ratio(
        sections.map((part) => `${times(part.weight)}${fraction(part)}`),
        number(
          total(sections, (part) => part.weight),
          10_000,
        ),
      );
    }
    case 'deduction':
      return deduction(form, terms);
  }
}

function deduction(form: FormDefinition, terms: readonly Term[]): string {
  const taken = terms.flatMap((term) => (term.range > term.earned ? points(term.range - term.earned) : []));
  const base = points(form.baseBp);
  const off = (from: string): string => (taken.length === 0 ? from : `${from} − ${taken.join(' − ')}`);
  if (form.naPolicy !== 'redistribute') return off(base);
  const possible = points(total(terms, (term) => term.range));
  return possible === base ? off(base) : `(${off(possible)}) ÷ ${possible} × ${base}`;
}

function bonusTerm(form: FormDefinition, items: readonly ArithmeticItem[], lost: ReadonlySet<number>): string {
  const given = form.criteria.flatMap((criterion, index) => {
    const value = criterion.kind === 'bonus' && !lost.has(criterion.section) ? (items[index]?.points ?? 0) : 0;
    return value > 0 ? [value] : [];
  });
  if (given.length === 0) return '';
  const sum = given.map(points).join(' + ');
  return total(given, (value) => value) > form.bonusCapBp ? ` + min(${sum}, ${points(form.bonusCapBp)})` : ` + ${sum}`;
}

function bySection(terms: readonly Term[]): Term[] {
  const sections = new Map<number, Term>();
  for (const term of terms) {
    const known = sections.get(term.section);
    if (known) Object.assign(known, { earned: known.earned + term.earned, range: known.range + term.range });
    else sections.set(term.section, { ...term });
  }
  return [...sections.values()];
}

const ratio = (parts: readonly string[], whole: string): string =>
  `(${parts.join(' + ')}) ÷ ${/[ ×]/.test(whole) ? `(${whole})` : whole} × 100`;
const fraction = ({ earned, range }: Term): string => `${points(earned)}/${points(range)}`;
const times = (weightE4: number): string => (weightE4 === 10_000 ? '' : `${number(weightE4, 10_000)}×`);
const points = (hundredths: number): string => number(hundredths, 100);
const number = (value: number, unit: number): string => String(value / unit);

function total<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}
