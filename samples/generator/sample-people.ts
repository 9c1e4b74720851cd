import { addDays, addMonths, dayOf, daysBetween, firstDay, lastDay } from './sample-calendar.js';
import type { SkillName } from './sample-forms.js';
import { uniqueNames } from './sample-names.js';
import type { SeededRandom } from './seeded-random.js';

export type Post = '客服' | '组长' | '班长' | '质检培训' | '经理';

export interface SampleTeam {
  code: string;
  name: string;
  direction: '呼入' | '呼出';
  /** Index among the shift supervisors. */
  supervisorIndex: number;
}

/** Post and team from a day on, until the next stint or the person's last day. */
export interface Stint {
  from: string;
  post: Post;
  /** Null for those who belong to no team. */
  teamIndex: number | null;
}

export interface SamplePerson {
  /** Unique and stable; part of recording ids. */
  ordinal: number;
  employeeNo: string;
  name: string;
  hiredOn: string;
  /** Last day worked; null while employed. */
  leftOn: string | null;
  /** On long sick leave from this day on; null otherwise. */
  sickFrom: string | null;
  stints: Stint[];
  /** Standard deviations from the average agent, at the first month. */
  skills: Record<SkillName, number>;
  /** Gain in skill a month, the same for all sections. */
  growth: number;
}

interface PeopleOptions {
  agents: number;
  teams: number;
  supervisors: number;
  trainers: number;
  /** Months with data, in time order. */
  periods: string[];
}

const CHINESE_DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

function ordinalName(index: number): string {
  if (index > 99) return String(index);
  const tens = Math.floor(index / 10);
  const ones = CHINESE_DIGITS[index % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : CHINESE_DIGITS[tens]}十${ones}`;
}

/** A, B … Z, AA, AB …, as spreadsheets count. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** Two thirds of the teams take calls, the others make them; each supervisor has a run of neighbouring teams. */
export function sampleTeams(teams: number, supervisors: number): SampleTeam[] {
  const inbound = Math.min(teams - 1, Math.round((teams * 2) / 3));
  return Array.from({ length: teams }, (_, index) => {
    const isInbound = index < inbound;
    const within = isInbound ? index : index - inbound;
    return {
      code: `${isInbound ? 'IN' : 'OUT'}-${letters(within)}`,
      name: `${isInbound ? '呼入' : '外呼'}${ordinalName(within + 1)}组`,
      direction: isInbound ? '呼入' : '呼出',
      supervisorIndex: Math.floor((index * supervisors) / teams),
    };
  });
}

/** The stint in force on a day; null before the first or after the last day worked. */
export function stintOn(person: SamplePerson, date: string): Stint | null {
  if (person.leftOn !== null && person.leftOn < date) return null;
  return person.stints.findLast((stint) => stint.from <= date) ?? null;
}

/** The days of a month on which someone is on the roster; null when not at all. */
export function employedDays(person: SamplePerson, period: string): { first: string; last: string } | null {
  const start = person.stints[0]?.from ?? person.hiredOn;
  const first = start > firstDay(period) ? start : firstDay(period);
  const end = lastDay(period);
  const last = person.leftOn !== null && person.leftOn < end ? person.leftOn : end;
  return first > last ? null : { first, last };
}

type Draft = Omit<SamplePerson, 'ordinal' | 'employeeNo'>;

/** Draws the people of a centre; a person's story (hire, transfer, leave) is written by `castStories`. */
class Casting {
  readonly nextName: () => string;
  readonly start: string;

  constructor(
    private readonly random: SeededRandom,
    readonly options: PeopleOptions,
  ) {
    this.nextName = uniqueNames(random.fork('names'));
    this.start = firstDay(options.periods[0] as string);
  }

  /** Someone hired between four months and eight years before the first month. */
  veteran(post: Post, teamIndex: number | null): Draft {
    const hiredOn = addDays(this.start, -this.random.int(125, 2900));
    const general = this.random.normal();
    const skill = (): number => general * 0.75 + this.random.normal() * 0.55;
    return {
      name: this.nextName(),
      hiredOn,
      leftOn: null,
      sickFrom: null,
      stints: [{ from: this.start, post, teamIndex }],
      skills: { service: skill(), business: skill(), compliance: skill(), selling: skill() },
      growth: 0.01 + this.random.next() * 0.03,
    };
  }
}

function shiftSkills(person: Draft, by: number): void {
  for (const name of Object.keys(person.skills) as SkillName[]) person.skills[name] += by;
}

function hireOn(person: Draft, date: string): void {
  person.hiredOn = date;
  const stint = person.stints[0];
  if (stint !== undefined) stint.from = date;
}

function transferOn(person: Draft, date: string, random: SeededRandom, teams: number): void {
  const from = person.stints[0]?.teamIndex ?? 0;
  person.stints.push({ from: date, post: '客服', teamIndex: (from + random.int(1, teams - 1)) % teams });
}

/** Gives agents their stories; each agent has at most one. Numbers are for 60 agents and scale with size. */
function castStories(agents: Draft[], random: SeededRandom, { periods, teams }: PeopleOptions): void {
  const last = periods.length - 1;
  const period = (back: number): string => periods[Math.max(0, last - back)] as string;
  const pool = random.shuffle(agents);
  const take = (per60: number): Draft[] => {
    if (agents.length < 12) return pool.splice(0, per60 > 1 ? 1 : 0);
    return pool.splice(0, Math.max(1, Math.round((per60 * agents.length) / 60)));
  };
  for (const person of take(1)) person.sickFrom = firstDay(period(0));
  take(2).forEach((person, index) => {
    hireOn(person, index % 2 === 0 ? dayOf(period(0), 9 + (index % 5)) : dayOf(addMonths(period(0), -1), 8));
    if (index % 2 === 1 && periods.length === 1) person.stints[0] = { ...(person.stints[0] as Stint), from: firstDay(period(0)) };
    shiftSkills(person, -0.8);
    person.growth = 0.25;
  });
  for (const person of take(1)) person.leftOn = dayOf(period(0), random.int(8, 12));
  take(5).forEach((person, index) => {
    transferOn(person, dayOf(period(index < 2 ? 0 : random.int(1, last)), random.int(9, 20)), random, teams);
  });
  take(3).forEach((person, index) => {
    const general = (person.skills.service + person.skills.business) / 2;
    shiftSkills(person, -general - (index % 3 === 0 ? 3.8 : 2.1));
    person.growth = 0;
  });
  for (const person of take(5)) shiftSkills(person, 1.1);
}

/** Two agents who left in earlier months; their places were filled by two of the others, hired soon after. */
function castLeavers(agents: Draft[], casting: Casting, random: SeededRandom): Draft[] {
  const { periods, agents: size, teams } = casting.options;
  if (periods.length < 4) return [];
  return Array.from({ length: Math.max(1, Math.round(size / 30)) }, () => {
    const monthIndex = random.int(1, periods.length - 3);
    const leaver = casting.veteran('客服', random.int(0, teams - 1));
    leaver.leftOn = dayOf(periods[monthIndex] as string, random.int(10, 28));
    const successor = agents.find(
      (agent) => agent.hiredOn < casting.start && agent.stints.length === 1 && agent.leftOn === null && agent.sickFrom === null,
    );
    if (successor !== undefined) hireOn(successor, firstDay(periods[monthIndex + 1] as string));
    return leaver;
  });
}

/** One leader leaves after the fifth month from the end; an agent of another team is promoted and takes over. */
function castPromotion(leaders: Draft[], casting: Casting): Draft[] {
  const { periods, teams } = casting.options;
  if (periods.length < 6 || teams < 4) return [];
  const handover = firstDay(periods[periods.length - 5] as string);
  const leaving = leaders[teams - 2] as Draft;
  leaving.leftOn = addDays(handover, -1);
  const promoted = casting.veteran('客服', 0);
  shiftSkills(promoted, 1.2);
  promoted.stints.push({ from: handover, post: '组长', teamIndex: teams - 2 });
  return [promoted];
}

/** Two agents of different teams share a name: only the team tells them apart. */
function makeNamesakes(agents: Draft[]): void {
  const steady = agents.filter((agent) => agent.stints.length === 1 && agent.leftOn === null && agent.sickFrom === null);
  const first = steady[0] ?? agents[0];
  const second = steady.find((agent) => agent.stints[0]?.teamIndex !== first?.stints[0]?.teamIndex);
  if (first !== undefined && second !== undefined) second.name = first.name;
}

/** Employee numbers in order of hire; those hired before the house moved to longer numbers start with a zero. */
function numberPeople(drafts: Draft[], random: SeededRandom, lastMonth: string): SamplePerson[] {
  const width = Math.max(5, String(drafts.length * 3 + 200).length + 1);
  const longNumbersFrom = firstDay(addMonths(lastMonth, -40));
  let number = 100;
  const byHire = drafts.map((draft, ordinal) => ({ draft, ordinal }));
  byHire.sort((left, right) => daysBetween(right.draft.hiredOn, left.draft.hiredOn) || left.ordinal - right.ordinal);
  const people = byHire.map(({ draft, ordinal }) => {
    number += random.int(1, 3);
    const prefix = draft.hiredOn < longNumbersFrom ? '0' : '1';
    return { ordinal, employeeNo: prefix + String(number).padStart(width - 1, '0'), ...draft };
  });
  return people.sort((left, right) => left.ordinal - right.ordinal);
}

/**
 * Everyone who works in the centre during the given months. `agents` is the number of people with post 客服 on the roster of the last month
 * (leavers of earlier months and a promoted leader come on top).
 */
export function samplePeople(random: SeededRandom, options: PeopleOptions): SamplePerson[] {
  const casting = new Casting(random.fork('people'), options);
  const manager = casting.veteran('经理', null);
  const supervisors = Array.from({ length: options.supervisors }, () => casting.veteran('班长', null));
  const trainers = Array.from({ length: options.trainers }, () => casting.veteran('质检培训', null));
  const leaders = Array.from({ length: options.teams }, (_, index) => casting.veteran('组长', index));
  const agents = Array.from({ length: options.agents }, (_, index) => casting.veteran('客服', index % options.teams));
  for (const leader of leaders) shiftSkills(leader, 0.9);
  castStories(agents, random.fork('stories'), options);
  const leavers = castLeavers(agents, casting, random.fork('leavers'));
  makeNamesakes(agents);
  const drafts = [manager, ...supervisors, ...trainers, ...leaders, ...castPromotion(leaders, casting), ...agents, ...leavers];
  return numberPeople(drafts, random.fork('numbers'), options.periods.at(-1) as string);
}
