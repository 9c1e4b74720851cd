import type { ImportColumn } from '@contracts/imports.js';
import { normaliseHeader } from '@platform/spreadsheet/read/locate-header.js';

/** Words that, found inside a header, point to a column. Longer words are the stronger sign. */
const HINTS: Readonly<Record<string, readonly string[]>> = {
  employee_no: ['工号', '账号', '坐席号', '员工编号', 'agentid', 'employeeid', 'staffno'],
  name: ['姓名', 'agentname'],
  team_code: ['班组', '小组', '组别', 'team'],
  date: ['月份', '统计月', '日期', 'month', 'date'],
  recording_id: ['录音', '流水号', 'recording'],
  started_at: ['通话时间', '呼叫时间', '来电时间', '开始时间', 'callstart'],
  evaluated_at: ['质检时间', '质检日期', '评分时间', 'evaluated'],
  evaluator_no: ['质检员', '评分人', 'evaluator'],
  evaluation_no: ['质检编号', '质检单号'],
  form_code: ['评分表', 'form'],
  direction: ['方向', '呼叫类型', 'direction'],
  comment: ['评语', '点评', 'comment'],
  critical: ['致命'],
  purpose: ['抽检', 'purpose'],
  held_on: ['考试日期', '考试时间'],
  exam_code: ['考试编号', '考试编码'],
  theory: ['理论', 'theory'],
  practical: ['实操', 'practical'],
  status: ['状态', 'status'],
  case_no: ['编号'],
  received_at: ['受理', '接收时间', 'received'],
  content: ['内容', 'content'],
  verdict: ['核实结'],
  fault: ['责任'],
  confirmed_at: ['确认时间', '确认日期'],
  calls_answered: ['接起', '接听', '接通', '呼入量', 'answered'],
  calls_outbound: ['外呼', '呼出', 'outbound'],
  aht_seconds: ['平均处理', '处理时长', 'aht'],
  not_ready_seconds: ['示忙', '小休', '置忙', 'notready'],
  csat: ['满意', 'csat'],
  required_days: ['应出勤', '该上', '应到', 'required'],
  attendance_days: ['出勤天', '上班天', '实出勤', '实到', 'attendance'],
  tickets: ['派单', '工单量', 'ticket'],
  callbacks: ['回访量', 'callback'],
};

export interface HeaderProposal {
  header: string;
  /** A column or criterion name; null: nothing fits, the column is left out. */
  column: string | null;
  /** Known by its own name, guessed from words in it, or from what stands below it. */
  by: 'name' | 'words' | 'content' | null;
}

/** How a column's content can give it away. */
export interface ContentSigns {
  /** Share of the filled cells that are known employee numbers. */
  employeeNos: number;
  /** Share that are names of known people. */
  names: number;
}

const MOSTLY = 0.8;

/** Proposes what each unknown header means; one column is proposed at most once, and known headers keep their meaning. */
export function proposeMap(
  headers: readonly { header: string; known: string | null; content: ContentSigns }[],
  columns: readonly Pick<ImportColumn, 'name'>[],
  dynamicNames: readonly string[],
): HeaderProposal[] {
  const offered = new Set([...columns.map((column) => column.name), ...dynamicNames]);
  const taken = new Set(headers.flatMap(({ known }) => known ?? []));
  const guesses = headers.map(({ header, known, content }): { proposal: HeaderProposal; strength: number } => {
    if (known !== null) return { proposal: { header, column: known, by: 'name' }, strength: Infinity };
    if (content.employeeNos >= MOSTLY) return { proposal: { header, column: 'employee_no', by: 'content' }, strength: 100 };
    const guess = byWords(header, offered);
    if (guess) return { proposal: { header, column: guess.column, by: 'words' }, strength: guess.strength };
    if (content.names >= MOSTLY) return { proposal: { header, column: 'name', by: 'content' }, strength: 1 };
    return { proposal: { header, column: null, by: null }, strength: 0 };
  });
  for (const { proposal } of guesses.toSorted((left, right) => right.strength - left.strength)) {
    if (proposal.column === null || proposal.by === 'name') continue;
    if (!offered.has(proposal.column) || taken.has(proposal.column)) Object.assign(proposal, { column: null, by: null });
    else taken.add(proposal.column);
  }
  return guesses.map(({ proposal }) => proposal);
}

/** The column that words in a header point to; null: none. */
export function hintedColumn(header: string, offered: ReadonlySet<string>): string | null {
  return byWords(header, offered)?.column ?? null;
}

function byWords(header: string, offered: ReadonlySet<string>): { column: string; strength: number } | null {
  const text = normaliseHeader(header);
  let best: { column: string; strength: number } | null = null;
  for (const [column, words] of Object.entries(HINTS)) {
    if (!offered.has(column)) continue;
    for (const word of words) if (text.includes(word) && word.length > (best?.strength ?? 0)) best = { column, strength: word.length };
  }
  return best;
}
