import { addDays, dayOf, daysBetween, earlier, instant, lastDay } from './sample-calendar.js';
import type { CallLog, DrawnCall } from './draw-calls.js';
import {
  CENTRE_COMPLAINT,
  COMMENDATION_SOURCES,
  COMMENDATION_TEMPLATES,
  COMPLAINT_SOURCES,
  COMPLAINT_TEMPLATES,
  type CaseTemplate,
} from './sample-phrases.js';
import { stintOn, type SamplePerson } from './sample-people.js';
import type { SampleCell } from './sample-table.js';
import type { SeededRandom } from './seeded-random.js';

/** Cases a month for each 60 agents. */
const COMPLAINTS_PER_AGENT = 10 / 60;
const COMMENDATIONS_PER_AGENT = 12 / 60;

export interface CaseDesk {
  period: string;
  random: SeededRandom;
  trainers: readonly SamplePerson[];
  /** Unique within the centre; every slice has its own prefix. */
  nextNo: (kind: '投诉' | '表扬', date: string) => string;
  /** How many complaints may still be left unconfirmed. */
  unconfirmedLeft: number;
}

interface Finding {
  verdict: string;
  fault: string | null;
  handling: string;
}

function complaintFinding(random: SeededRandom): Finding {
  const roll = random.next();
  if (roll < 0.38) return { verdict: '属实', fault: '有责', handling: '向客户致歉，当事人接受辅导并重学流程。' };
  if (roll < 0.52) return { verdict: '属实', fault: '部分有责', handling: '向客户致歉，系统与个人各有原因，已提醒。' };
  if (roll < 0.7) return { verdict: '部分属实', fault: '部分有责', handling: '已向客户解释，班前会提醒。' };
  return { verdict: '不属实', fault: '无责', handling: '经核听录音，客服按规范处理，已向客户说明。' };
}

const PRAISED: Finding = { verdict: '属实', fault: null, handling: '通报表扬，录音收入优秀案例库。' };

/** Complaints are confirmed within the month they came in, so that a closed month has no loose ends but the two left on purpose. */
function confirmedOn(received: string, period: string, random: SeededRandom): string {
  return earlier(addDays(received, random.int(2, 5)), lastDay(period));
}

function caseRow(
  desk: CaseDesk,
  kind: '投诉' | '表扬',
  person: SamplePerson | null,
  call: DrawnCall | null,
  finding: Finding,
  template: CaseTemplate,
) {
  const { random, period } = desk;
  const calledOn = call?.date ?? dayOf(period, random.int(3, 20));
  const received = earlier(addDays(calledOn, random.int(0, 1)), addDays(lastDay(period), -2));
  const after = call !== null && received === call.date ? call.second + call.duration + 600 : random.int(9 * 3600, 20 * 3600);
  const receivedAt = instant(received, Math.min(86_399, after));
  const closed = confirmedOn(received, period, random);
  const isOpen = kind === '投诉' && person !== null && desk.unconfirmedLeft > 0;
  if (isOpen) desk.unconfirmedLeft -= 1;
  const row: SampleCell[] = [
    desk.nextNo(kind, received),
    kind,
    receivedAt,
    person?.employeeNo ?? null,
    random.pick(kind === '投诉' ? COMPLAINT_SOURCES : COMMENDATION_SOURCES),
    template.category,
    template.content,
    call?.recordingId ?? null,
    isOpen ? null : finding.verdict,
    isOpen ? null : finding.fault,
    kind === '投诉' ? (random.chance(0.12) ? '升级投诉' : '一般') : '一般',
    random.pick(desk.trainers).employeeNo,
    isOpen ? '核实中，待当事人陈述。' : finding.handling,
    isOpen ? null : instant(closed, random.int(16 * 3600, 17 * 3600)),
    isOpen ? null : instant(closed, random.int(17 * 3600, 18 * 3600)),
  ];
  return { row, receivedAt };
}

interface AgentCases {
  rows: SampleCell[][];
  /** Calls that were complained about, with the instant the complaint came in: all of them are checked as 必检. */
  complainedCalls: { call: DrawnCall; receivedAt: string }[];
}

/** The complaints and commendations about one agent in a month; each is about a call of its own, which is added to the log. */
export function drawAgentCases(
  desk: CaseDesk,
  person: SamplePerson,
  colleague: SamplePerson | null,
  log: CallLog,
  workDays: readonly string[],
): AgentCases {
  const { random, period } = desk;
  const result: AgentCases = { rows: [], complainedCalls: [] };
  const days = workDays.filter((date) => daysBetween(date, lastDay(period)) >= 5);
  if (days.length === 0) return result;
  const tilt = Math.min(1.5, Math.max(-1.5, (person.skills.service + person.skills.business) / 2)) * 0.5;
  if (random.chance(COMPLAINTS_PER_AGENT * (1 - tilt))) {
    const call = log.draw(days);
    const { row, receivedAt } = caseRow(desk, '投诉', person, call, complaintFinding(random), random.pick(COMPLAINT_TEMPLATES));
    result.rows.push(row);
    result.complainedCalls.push({ call, receivedAt });
    const isThere = colleague !== null && stintOn(colleague, receivedAt.slice(0, 10)) !== null && colleague.sickFrom === null;
    if (isThere && row.at(-1) !== null && random.chance(0.06)) result.rows.push(secondPerson(row, colleague));
  }
  if (random.chance(COMMENDATIONS_PER_AGENT * (1 + tilt))) {
    const call = log.draw(days);
    result.rows.push(caseRow(desk, '表扬', person, call, PRAISED, random.pick(COMMENDATION_TEMPLATES)).row);
  }
  return result;
}

/** The same complaint also concerns a colleague, who was not at fault. */
function secondPerson(row: readonly SampleCell[], colleague: SamplePerson): SampleCell[] {
  const copy = [...row];
  copy[3] = colleague.employeeNo;
  copy[9] = '无责';
  return copy;
}

/** A complaint about the centre as such: no person, no recording. */
export function centreCase(desk: CaseDesk): SampleCell[] {
  const finding = { verdict: '属实', fault: '无责', handling: '已增排晚班，并上线排队提示。' };
  return caseRow(desk, '投诉', null, null, finding, CENTRE_COMPLAINT).row;
}
