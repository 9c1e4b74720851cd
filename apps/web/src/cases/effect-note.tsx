import { month } from '../format/figures.js';
import { touchedMonths } from '../form/standing-months.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { useSchemeInForce } from '../schemes/use-scheme-in-force.js';
import { usePeriods } from '../shell/use-periods.js';
import { judgeCase, type JudgedEffect } from './case-effect.js';
import { caseMessages } from './messages.js';

interface EffectNoteProps {
  judged: Parameters<typeof judgeCase>[1];
  /** The day it was confirmed in the centre; empty: it is not. */
  confirmedOn: string;
  aboutCenter: boolean;
}

/** When a case counts, and for how much. */
export function EffectNote({ judged, confirmedOn, aboutCenter }: EffectNoteProps) {
  const say = useText(caseMessages);
  const language = useLanguage();
  const { data } = usePeriods();
  const touched = confirmedOn === '' ? null : touchedMonths(data?.items ?? [], confirmedOn, confirmedOn);
  const counted = touched === null ? null : ([...touched.standing, ...touched.open][0] ?? confirmedOn.slice(0, 7));
  const scheme = useSchemeInForce(counted ?? '9999-12');
  if (aboutCenter) return <span>{say('about_center')}</span>;
  if (counted === null) return <span>{say('not_yet')}</span>;
  return <span>{sentence(judgeCase(scheme, judged), judged.kind, month(counted, language), say)}</span>;
}

function sentence(
  { effect, points, cap }: JudgedEffect,
  kind: 'complaint' | 'commendation',
  counted: string,
  say: ReturnType<typeof useText<keyof typeof words | 'counts_minus' | 'counts_plus' | (typeof words)[keyof typeof words]>>,
): string {
  if (effect === 'counted' && kind === 'complaint') return say('counts_minus', { month: counted, points });
  if (effect === 'counted' || effect === 'repeat_of_call') return say('counts_plus', { month: counted, points, cap });
  return say(words[effect]);
}

const words = {
  not_verified: 'not_verified',
  unsubstantiated: 'effect_unsubstantiated',
  not_at_fault: 'effect_not_at_fault',
  fault_not_determined: 'fault_not_determined',
  fault_ignored: 'fault_ignored',
  level_unknown: 'level_unknown',
  partly_substantiated: 'partly_substantiated',
} as const;
