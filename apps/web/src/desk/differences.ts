import type { DeskForm } from './desk-form.js';
import { clockText } from './clock-text.js';
import type { Content } from './row-answer.js';

export interface Difference {
  /** A criterion’s name, or what else it is. */
  what: string;
  mine: string;
  theirs: string;
}

export interface DifferenceWords {
  na: string;
  nothing: string;
  named: string;
  overall: string;
}

/** Where two states of one draft differ, in words. */
export function differences(form: DeskForm, mine: Content, theirs: Content, words: DifferenceWords): Difference[] {
  const lines = form.definition.criteria.map(({ code, name }) => ({
    what: name,
    mine: said(mine.answers[code], words),
    theirs: said(theirs.answers[code], words),
  }));
  const nameOf = (code: string) => form.definition.criteria.find((criterion) => criterion.code === code)?.name ?? code;
  const listed = ({ critical_named }: Content) => critical_named.map(nameOf).join('、') || words.nothing;
  const whole = [
    { what: words.named, mine: listed(mine), theirs: listed(theirs) },
    { what: words.overall, mine: mine.comment ?? words.nothing, theirs: theirs.comment ?? words.nothing },
  ];
  return [...lines, ...whole].filter((line) => line.mine !== line.theirs);
}

function said(answer: Content['answers'][string] | undefined, words: DifferenceWords): string {
  if (answer === undefined) return words.nothing;
  const value =
    answer.not_applicable === true ? words.na : (answer.option ?? (typeof answer.points === 'number' ? String(answer.points) : null));
  const evidence = typeof answer.evidence_offset_s === 'number' ? `@${clockText(answer.evidence_offset_s)}` : null;
  return [value, answer.comment, evidence].filter((part) => typeof part === 'string' && part !== '').join(' · ') || words.nothing;
}
