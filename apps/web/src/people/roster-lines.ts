import type { getPerson, getTeam } from '@contracts/organization.js';
import type { AnswerOf } from '../api/call.js';
import type { Line } from '../form/line-differences.js';
import type { Messages } from '../i18n/define-messages.js';
import type { Say } from '../i18n/use-text.js';
import type { peopleMessages } from './messages.js';

export type Person = AnswerOf<typeof getPerson>;
export type Team = AnswerOf<typeof getTeam>;
type PeopleSay = typeof peopleMessages extends Messages<infer Keys> ? Say<Keys> : never;

/** A person with all that is known over time, in words. */
export function personLines(person: Person, say: PeopleSay): Line[] {
  return [
    { label: say('name'), value: person.name },
    { label: say('hired_on'), value: person.hired_on ?? '—' },
    { label: say('left_on'), value: person.left_on ?? say('working') },
    { label: say('team'), value: overTime(person.memberships, ({ team_code }) => team_code) },
    { label: say('post'), value: overTime(person.posts, ({ post }) => say(`post_${post}`)) },
  ];
}

/** A team likewise. */
export function teamLines(team: Team, say: PeopleSay): Line[] {
  return [
    { label: say('team_name'), value: team.team_name },
    { label: say('leader'), value: overTime(team.leaders, ({ employee_no, name }) => `${employee_no} ${name}`) },
    { label: say('supervisor'), value: overTime(team.supervisors, ({ employee_no, name }) => `${employee_no} ${name}`) },
  ];
}

/** Something that holds from a day on. */
export function heldFrom(what: string, from: string | undefined): string {
  return `${what} ${from || '…'} –`;
}

function overTime<Span extends { from: string | null; to: string | null }>(spans: readonly Span[], what: (span: Span) => string): string {
  const told = spans.map((span) => `${heldFrom(what(span), span.from ?? undefined)} ${span.to ?? ''}`.trim());
  return told.join(' · ') || '—';
}
