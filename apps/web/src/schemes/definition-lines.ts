import type { SchemeJson } from '@contracts/schemes.js';
import type { Messages } from '../i18n/define-messages.js';
import type { Say } from '../i18n/use-text.js';
import type { Line } from '../form/line-differences.js';
import type { definitionMessages } from './definition-messages.js';
import { toPercent } from './percent.js';

type DefinitionSay = typeof definitionMessages extends Messages<infer Keys> ? Say<Keys> : never;
type SectionTitle = 'components' | 'marks' | 'counting' | 'grades' | 'cases' | 'exam_rule' | 'quota_rule';

/** A part of a definition in words. */
export interface Telling {
  title: SectionTitle;
  lines: Line[];
}

/** What a scorecard is made of, all of it, in words. */
export function definitionTold(definition: SchemeJson, say: DefinitionSay): Telling[] {
  const { grades, case_points: cases, range, exam, quota } = definition;
  const list = (names: readonly string[]) => (names.length === 0 ? say('none') : names.join(say('comma')));
  const line = (label: string, value: string | number): Line => ({ label, value: String(value) });
  return [
    {
      title: 'components',
      lines: [
        line(say('kind'), say(`kind_${definition.kind}`)),
        ...definition.components.map((component) => line(say(component.code), componentTold(component, say))),
      ],
    },
    {
      title: 'marks',
      lines: [
        line(say('pass_mark'), definition.pass_mark),
        line(say('excellent_mark'), definition.excellent_mark),
        line(say('min_sample'), definition.min_sample),
        line(say('lowest'), range.lowest),
        line(say('highest'), range.highest),
      ],
    },
    {
      title: 'counting',
      lines: [
        line(say('count_by'), say(`count_${definition.count_by}`)),
        line(say('purposes'), list(definition.purposes.map((purpose) => say(`purpose_${purpose}`)))),
        line(say('team_rank_by'), say(`rank_${definition.team_rank_by}`)),
        line(say('workload_basis'), say(`basis_${definition.workload_basis}`)),
      ],
    },
    {
      title: 'grades',
      lines: [
        line(say('mode'), say(`mode_${grades.mode}`)),
        line(say('forced_from'), grades.forced_from),
        line(say('bar_best'), say(grades.bar_best ? 'yes' : 'no')),
        ...grades.bands.map(({ grade, from }, at) => {
          const share = grades.shares[at]?.share;
          const told = share === undefined ? say('say_band', { from }) : say('say_band_share', { from, share: toPercent(share) });
          return line(say('grade', { name: grade }), told);
        }),
      ],
    },
    {
      title: 'cases',
      lines: [
        ...cases.complaint.map(({ level, at_fault, partly }) =>
          line(say('level', { name: level === '*' ? say('any_level') : level }), say('say_level', { at_fault, partly })),
        ),
        line(say('commendation_each'), cases.commendation_each),
        line(say('commendation_cap'), cases.commendation_cap),
      ],
    },
    {
      title: 'exam_rule',
      lines: [
        line(say('theory_weight'), toPercent(exam.theory_weight)),
        line(say('practical_weight'), toPercent(exam.practical_weight)),
        line(say('exam_pass'), exam.pass_mark),
        line(say('part_minimum'), exam.part_minimum),
      ],
    },
    {
      title: 'quota_rule',
      lines: [
        line(say('standard'), quota.standard),
        line(say('new_hire'), quota.new_hire),
        line(say('new_hire_days'), quota.new_hire_days),
        line(say('after_bad_month'), quota.after_bad_month),
        line(say('bad_grades'), list(quota.bad_grades)),
      ],
    },
  ];
}

function componentTold({ weight, map }: SchemeJson['components'][number], say: DefinitionSay): string {
  const share = toPercent(weight);
  if (map.kind !== 'steps') return say(`say_${map.kind}`, { ...map, weight: share });
  const steps = map.steps.map(({ from, score }) => say('say_step', { from, score })).join(say('semicolon'));
  return say('say_steps', { weight: share, steps });
}

/** The same without its parts. */
export function definitionLines(definition: SchemeJson, say: DefinitionSay): Line[] {
  return definitionTold(definition, say).flatMap(({ lines }) => lines);
}
