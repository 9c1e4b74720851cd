import { agentCardRow, centerCardRow, teamCardRow } from '../scorecards/card-rows.js';
import { printedFigures } from '../scorecards/printed-figures.js';

/** The words that leaders use on their own sheets. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  employee_no: ['工号'],
  name: ['姓名'],
  hired_on: ['入职日期'],
  team_code: ['班组编码'],
  team_name: ['班组', '班组名称'],
  leader_name: ['组长'],
  supervisor_name: ['班长'],
  headcount: ['人数'],
  evaluations_planned: ['应检'],
  evaluations_completed: ['完成'],
  evaluations_counted: ['已检'],
  qa_score: ['质检均分', '质检成绩', '质检得分'],
  qa_score_mean_of_agents: ['人均质检分'],
  pass_count: ['合格条数'],
  excellent_count: ['优秀条数'],
  critical_count: ['致命项次数', '致命错误数'],
  pass_rate: ['合格率'],
  excellent_rate: ['优秀率'],
  critical_error_rate: ['致命错误率'],
  business_accuracy: ['业务准确率'],
  exam_theory: ['理论'],
  exam_practical: ['实操'],
  exam_score: ['考试总分', '考试成绩'],
  workload_score: ['工作量'],
  attendance_score: ['出勤'],
  at_fault_complaints: ['有责投诉'],
  commendations: ['表扬'],
  complaint_points: ['投诉扣分'],
  commendation_points: ['表扬加分'],
  composite: ['综合得分'],
  grade: ['等级'],
  rank_center: ['中心排名'],
  rank_team: ['组内排名'],
  status: ['状态'],
  period: ['考核周期', '周期', '月份'],
  run: ['版次'],
  as_of: ['数据截至'],
  checksum: ['校验码'],
  made_by: ['制表人', '制表'],
  made_at: ['制表时间', '制表日期'],
};

const ABOUT = ['period', 'run', 'as_of', 'checksum', 'made_by', 'made_at', 'team_name', 'team_code', 'leader_name', 'supervisor_name'];

const printed = (shape: object): string[] => Object.keys(printedFigures(shape));
const agentNames = new Set(printed(agentCardRow.shape));
const groupNames = new Set([...printed(teamCardRow.shape), ...printed(centerCardRow.shape), 'evaluations_completed', ...ABOUT]);

const byWord = new Map(Object.entries(WORDS).flatMap(([name, words]) => words.map((word) => [word, name] as const)));

/** Whom a placeholder is about, where it says so: `team.qa_score` in a row of agents. */
export interface LayoutName {
  name: string;
  of: 'agent' | 'team' | null;
}

export function layoutName(written: string): LayoutName {
  const [, owner, rest] = /^(agent|team|客服|班组)[.．。](.+)$/u.exec(written) ?? [];
  const word = (rest ?? written).normalize('NFKC').trim();
  const of = owner === undefined ? null : owner === 'agent' || owner === '客服' ? 'agent' : 'team';
  return { name: byWord.get(word) ?? word.toLowerCase(), of };
}

/** Only an agent has it: the row it stands in is repeated. */
export function isOfAgents(written: string): boolean {
  const { name, of } = layoutName(written);
  return of === 'agent' || (of === null && agentNames.has(name) && !groupNames.has(name));
}

/** Whether there is such a figure at all. @param repeated whether it stands in the repeated row */
export function isKnown(written: string, repeated: boolean): boolean {
  const { name, of } = layoutName(written);
  if (of === 'team') return groupNames.has(name);
  if (of === 'agent') return repeated && agentNames.has(name);
  return groupNames.has(name) || (repeated && agentNames.has(name));
}

/** The words to choose from, for a sentence. */
export function knownWords(language: 'zh' | 'en'): string {
  return Object.entries(WORDS)
    .map(([name, words]) => (language === 'zh' ? (words[0] ?? name) : name))
    .join(language === 'zh' ? '、' : ', ');
}
