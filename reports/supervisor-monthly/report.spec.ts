import { checkWorkbookPackage } from '@platform/spreadsheet/testing/check-workbook-package.js';
import { schemasAtHand, validateAgainstXsd } from '@platform/spreadsheet/testing/validate-against-xsd.js';
import { renderWorkbook } from '@platform/spreadsheet/write/render-workbook.js';
import { agentOf, centerOf, octoberContext, qaOf, setupOfRun, teamOf } from '../monthly/testing/small-month.js';
import { columnOf, STATISTICIANS_WORDS, tableOf, textsOf } from '../monthly/testing/workbook-texts.js';
import { supervisorMonthly } from './report.js';
import type { EvaluatorRow, SupervisorFacts } from './supervisor-facts.js';

const whereSchemas = schemasAtHand() ? it : it.skip;
const GOOD = [9500, 9600, 9400, 9500, 9550];
const WEAK = [8000, 8100, 7900, 8050, 0];

function evaluator(no: string, more: Partial<EvaluatorRow> = {}): EvaluatorRow {
  return {
    employee_no: no,
    name: `质检${no}`,
    done: 5,
    random: 5,
    directed: 0,
    second_looks: 0,
    agents: 2,
    counted: 5,
    sum_final_bp: 45000,
    sum_final_sq: 406000000,
    lowest_bp: 8000,
    highest_bp: 9600,
    quarter_bp: 8525.5,
    three_quarter_bp: 9400,
    critical: 0,
    checkable: 5,
    rechecked: 0,
    changed: 0,
    ...more,
  };
}

function twoTeams(): SupervisorFacts {
  const teams = [teamOf(1, '一组', GOOD), teamOf(2, '二组', WEAK)];
  const all = [...GOOD, ...WEAK];
  const supervisor = {
    supervisor_id: 80,
    employee_no: '8001',
    name: '周班长',
    team_codes: ['T1', 'T2'],
    headcount: 2,
    ...qaOf(all),
    qa_score_mean_of_agents_bp: 8000,
    exam_score_bp: 9000,
    at_fault_complaints: 0,
    commendations: 0,
  };
  const item = (agent: number, team: number, missed: number) => ({ agent_id: agent, team_id: team, lineage_id: 1, n: 5, missed });
  return {
    setup: setupOfRun(),
    supervisor,
    center: centerOf(all),
    teamsRanked: 2,
    teams,
    agents: [agentOf(1, '王一', GOOD), agentOf(2, '王二', WEAK, { team_id: 2, team_code: 'T2', grade: 'D' })],
    agentsBefore: new Map([
      [2, { agent_id: 2, evaluations_counted: 4, qa_score_bp: 8000, sum_final_bp: 32000, sum_final_sq: 256000000, grade: 'C' }],
    ]),
    stays: new Map(),
    missed: {
      criteria: [
        { lineage_id: 1, form_code: 'STD-IN', form_version: '2', section: '业务', code: 'IN09', name: '工单记录', critical: false },
      ],
      items: [item(1, 1, 0), item(2, 2, 4)],
      center: [{ lineage_id: 1, n: 10, missed: 4 }],
    },
    evaluators: [evaluator('7001'), evaluator('7002', { rechecked: 4, changed: 1 })],
    trend: [{ periodId: '2026-10', scheme: 'AGENT-STD 1', forms: ['STD-IN 2'], figures: supervisor }],
    teamTrend: teams.map((figures) => ({ periodId: '2026-10', scheme: 'AGENT-STD 1', forms: ['STD-IN 2'], figures })),
  };
}

const zh = (facts = twoTeams()) => supervisorMonthly(octoberContext('zh'), facts);
const en = () => supervisorMonthly(octoberContext('en'), twoTeams());

describe('the monthly workbook of a supervisor', () => {
  it('has the promised sheets in the promised order', () => {
    expect(zh().sheets.map((sheet) => sheet.name)).toEqual(['班组对比', '全员排名', '共性问题', '质检工作', '未达标', '趋势', '统计口径']);
    expect(en().sheets.map((sheet) => sheet.name)).toEqual([
      'Teams',
      'Ranking',
      'Common problems',
      'QA work',
      'Below standard',
      'Trend',
      'Definitions',
    ]);
  });

  it('compares teams by both means, with the supervisor’s own pooled figures below', () => {
    expect(columnOf(zh(), 'teams', 'qa')).toEqual([95.1, 64.1]);
    expect(tableOf(zh(), 'teams').totals!.cells).toMatchObject({ qa: 79.6, qa_agents: 80, n: 10 });
  });

  it('names the team that is below the others by more than chance, and only among those scored by one form', () => {
    const facts = twoTeams();
    facts.teams = [teamOf(1, '一组', [...GOOD, ...GOOD]), teamOf(2, '二组', [8000, 8100, 7900, 8050, 8020])];
    expect(textsOf(zh(facts).sheets[0]).join()).toContain('二组均分 80.14，明显低于所辖同类班组（95.10）');
    facts.missed.criteria.push({ ...facts.missed.criteria[0]!, lineage_id: 2, form_code: 'STD-OUT' });
    facts.missed.items = facts.missed.items.map((item) => (item.team_id === 2 ? { ...item, lineage_id: 2 } : item));
    const texts = textsOf(zh(facts).sheets[0]).join();
    expect(texts).not.toContain('明显低于');
    expect(texts).toContain('一组 STD-IN、二组 STD-OUT');
  });

  it('never calls an evaluator free of error where nothing was re-checked', () => {
    expect(columnOf(zh(), 'evaluators', 'errors')).toEqual([null, 0.2]);
    expect(columnOf(zh(), 'evaluators', 'rechecked')).toEqual([0, 4]);
    expect(columnOf(zh(), 'evaluators', 'remark')).toEqual(['未复检，不等于无差错', '']);
  });

  it('marks a team that misses a criterion far more than the others', () => {
    const [line] = tableOf(zh(), 'missed_criteria').rows;
    expect(line!.cells).toMatchObject({ team_1: 0, team_2: { value: 0.8, emphasis: 'warn' } });
  });

  it('lists who fell short with every reason, and whether it was so last month', () => {
    expect(columnOf(zh(), 'below', 'no')).toEqual(['0002']);
    expect(columnOf(zh(), 'below', 'reason')).toEqual(['质检均分低于 85；致命项 1 次；等级 D']);
    expect(columnOf(zh(), 'below', 'again')).toEqual(['均分连续两月不合格']);
  });

  it('tells teams of one name apart by their code', () => {
    const facts = twoTeams();
    facts.teams = facts.teams.map((team) => ({ ...team, team_name: '客服组' }));
    expect(tableOf(zh(facts), 'team_trend').columns.map((column) => column.title)).toEqual(['月份', '客服组 (T1)', '客服组 (T2)']);
  });

  it('is signed by who made it, who checked it and who approves it, in no statistician’s words', () => {
    expect(zh().signature).toEqual(['制表', '审核', '批准']);
    for (const model of [zh(), en()]) expect(textsOf(model).filter((text) => STATISTICIANS_WORDS.test(text))).toEqual([]);
  });

  it('opens without a repair in both languages', async () => {
    for (const model of [zh(), en()]) expect(checkWorkbookPackage(await renderWorkbook(model))).toEqual([]);
  });

  whereSchemas('is valid part by part against the ECMA-376 schemas (skipped where ../shared/xsd is absent)', async () => {
    expect(validateAgainstXsd(await renderWorkbook(zh()))).toEqual([]);
  });

  it('is made of teams without a single evaluation', async () => {
    const facts = twoTeams();
    const empty = { agents: [], evaluators: [], trend: [], teamTrend: [], teams: [teamOf(1, '一组', [], { rank_center: null })] };
    const model = zh({ ...facts, ...empty, missed: { criteria: [], items: [], center: [] } });
    expect(checkWorkbookPackage(await renderWorkbook(model))).toEqual([]);
  });
});
