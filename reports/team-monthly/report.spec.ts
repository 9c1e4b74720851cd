import { checkWorkbookPackage, workbookParts } from '@platform/spreadsheet/testing/check-workbook-package.js';
import { schemasAtHand, validateAgainstXsd } from '@platform/spreadsheet/testing/validate-against-xsd.js';
import { renderWorkbook } from '@platform/spreadsheet/write/render-workbook.js';
import { agentOf, centerOf, octoberContext, setupOfRun, teamOf } from '../monthly/testing/small-month.js';
import { columnOf, STATISTICIANS_WORDS, tableOf, textsOf, valueOf } from '../monthly/testing/workbook-texts.js';
import { teamMonthly } from './report.js';
import type { TeamFacts } from './team-facts.js';

const whereSchemas = schemasAtHand() ? it : it.skip;
const FIRST = [9500, 9000, 8800, 9200, 9100, 8900];
const SECOND = [8600, 0, 9000, 8700, 9100, 8400];

/** Two agents and one with a single evaluation; the first moved in, someone else moved away. */
function smallTeam(): TeamFacts {
  const first = agentOf(1, '王一', FIRST, { rank_team: 1 });
  const second = agentOf(2, '王二', SECOND, { rank_team: 2, at_fault_complaints: 1, complaint_points_bp: 500, grade: 'C' });
  const third = agentOf(3, '王三', [9900], { status: 'insufficient_sample', grade: null, rank_team: null, rank_center: null });
  first.details.tie_bands = [1];
  second.details.tie_bands = [1];
  const team = teamOf(1, '一组', [...FIRST, ...SECOND, 9900], { qa_score_mean_of_agents_bp: 9017, at_fault_complaints: 1, headcount: 3 });
  const trend = ['2026-08', '2026-09', '2026-10'].map((periodId) => ({
    periodId,
    scheme: 'AGENT-STD 1',
    forms: ['STD-IN 2'],
    figures: team,
  }));
  return {
    setup: setupOfRun(),
    team,
    center: centerOf([...FIRST, ...SECOND]),
    teamsRanked: 6,
    agents: [third, second, first],
    agentsBefore: new Map([
      [1, { agent_id: 1, evaluations_counted: 4, qa_score_bp: 9000, sum_final_bp: 36000, sum_final_sq: 324500000, grade: 'A' }],
    ]),
    stays: new Map([
      [9, [stayOf(9, '赵九', 1, null, '2026-10-09', '一组'), stayOf(9, '赵九', 2, '2026-10-10', null, '二组')]],
      [1, [stayOf(1, '王一', 1, null, null, '一组')]],
      [2, [stayOf(2, '王二', 1, null, null, '一组')]],
    ]),
    evaluations: [evaluationOf(1, 'Q1', 'random', 9500), evaluationOf(2, 'Q2', 'random', 0), evaluationOf(2, 'Q3', 'targeted', 7000)],
    missed: {
      criteria: [{ lineage_id: 1, form_code: 'STD-IN', form_version: '2', section: '合规', code: 'IN10', name: '核身', critical: true }],
      items: [
        { agent_id: 1, team_id: 1, lineage_id: 1, n: 6, missed: 0 },
        { agent_id: 2, team_id: 1, lineage_id: 1, n: 6, missed: 1 },
      ],
      center: [{ lineage_id: 1, n: 40, missed: 2 }],
    },
    cases: [],
    trend,
  };
}

function stayOf(id: number, name: string, team: number, from: string | null, to: string | null, teamName: string) {
  return { agent_id: id, employee_no: `000${id}`, name, team_id: team, team_name: teamName, from_day: from, to_day: to, left_on: null };
}

function evaluationOf(agent: number, no: string, purpose: string, finalBp: number): TeamFacts['evaluations'][number] {
  const failed = finalBp === 0;
  return {
    agent_id: agent,
    employee_no: `000${agent}`,
    name: `王${agent}`,
    card_team_id: 1,
    card_team_name: '一组',
    call_team_id: 1,
    call_team_name: '一组',
    evaluation_no: no,
    recording_id: `R-${no}`,
    called_at: new Date('2026-10-05T02:00:00Z'),
    direction: null,
    form_code: 'STD-IN',
    form_version: '2',
    purpose,
    evaluator_name: '孙质检',
    raw_bp: failed ? 9000 : finalBp,
    final_bp: finalBp,
    critical_failed: failed,
    comment: '=1+1',
    missed: failed ? [{ lineage_id: 1, name: '核身', kind: 'deduction', points: 1000, max_points: 1000, critical: true }] : [],
  };
}

const zh = () => teamMonthly(octoberContext('zh'), smallTeam());
const en = () => teamMonthly(octoberContext('en'), smallTeam());
const row = (no: string) => tableOf(zh(), 'summary').rows.find((one) => one.key === no)!.cells;

describe('the monthly workbook of a team', () => {
  it('has the promised sheets in the promised order', () => {
    expect(zh().sheets.map((sheet) => sheet.name)).toEqual([
      '汇总',
      '质检明细',
      '扣分项',
      '考试成绩',
      '投诉表扬',
      '趋势',
      '辅导',
      '统计口径',
    ]);
    expect(en().sheets.map((sheet) => sheet.name)).toEqual([
      'Summary',
      'QA detail',
      'Missed criteria',
      'Exams',
      'Complaints & praise',
      'Trend',
      'Coaching',
      'Definitions',
    ]);
  });

  it('has the promised columns from left to right, the ranges collapsed behind them', () => {
    const { columns } = tableOf(zh(), 'summary');
    expect(columns.filter((column) => !column.outlineCollapsed).map((column) => column.title)).toEqual(
      '工号 姓名 应检 已检 质检均分 环比 合格率 致命项次数 理论 实操 考试总分 有责投诉 表扬 工作量 出勤 综合得分 等级 组内排名 备注'.split(
        ' ',
      ),
    );
    expect(columns.slice(19).every((column) => column.outlineCollapsed)).toBe(true);
    expect(columns.slice(19).map((column) => column.title)).toEqual(
      expect.arrayContaining(['n', '合格率范围低', '合格率范围高', '差异不明显']),
    );
  });

  it('lists agents by rank, those without one last', () => {
    expect(columnOf(zh(), 'summary', 'no')).toEqual(['0001', '0002', '0003']);
  });

  it('shows what the card holds, and what is missing as missing', () => {
    expect(row('0001')['qa']).toMatchObject({ value: 90.83 });
    expect(row('0001')['pass']).toBe(1);
    expect(row('0002')['critical']).toEqual({ value: 1, emphasis: 'warn' });
    expect(row('0003')).toMatchObject({ rank: null, grade: { value: null }, change: { value: null }, verdict: null });
    expect(valueOf(row('0003')['remark'])).toContain('样本不足（1条，少于4条）');
  });

  it('names who cannot be told apart from whom', () => {
    expect(row('0001')['tie']).toBe('王二');
    expect(row('0003')['tie']).toBeNull();
  });

  it('closes the summary with the team’s own pooled figures and the mean of agents beside them', () => {
    const { totals } = tableOf(zh(), 'summary');
    expect(totals!.cells).toMatchObject({ no: '本组', name: '按条平均', qa: 83.23, n: 13, passed: 11, remark: '质检按人平均 90.17' });
  });

  it('tells who moved away and how many of their evaluations count here', () => {
    expect(textsOf(zh().sheets[0])).toContain('赵九（0009）10月10日调往二组，本组计入其 0 条质检，个人成绩见该组报表。');
  });

  it('shows evaluations that count in no average apart', () => {
    expect(columnOf(zh(), 'evaluations', 'evaluation')).toEqual(['Q1', 'Q2']);
    expect(columnOf(zh(), 'evaluations_apart', 'evaluation')).toEqual(['Q3']);
    expect(columnOf(zh(), 'evaluations', 'missed')).toEqual(['', '【致命】核身（-10）']);
  });

  it('takes the numbers of its definitions from the scheme of the run', () => {
    const facts = smallTeam();
    facts.setup.scheme.definition.passBp = 8250;
    const texts = textsOf(teamMonthly(octoberContext('zh'), facts).sheets.at(-1)).join();
    expect(texts).toContain('不低于 82.5 分');
    expect(texts).toContain('质检 50% + 考试 20% + 工作量 20% + 出勤 10%');
    expect(texts).toContain(octoberContext('zh').run.checksum);
  });

  it('says nothing in the words of statisticians', () => {
    for (const model of [zh(), en()]) expect(textsOf(model).filter((text) => STATISTICIANS_WORDS.test(text))).toEqual([]);
  });

  it('is signed by who made it, who checked it and the leader', () => {
    expect(zh().signature).toEqual(['制表', '审核', '组长签收']);
  });

  it('opens without a repair in both languages, with its charts', async () => {
    for (const model of [zh(), en()]) {
      const bytes = await renderWorkbook(model);
      expect(checkWorkbookPackage(bytes)).toEqual([]);
      expect([...workbookParts(bytes).keys()].filter((name) => name.startsWith('xl/charts/chart'))).toHaveLength(2);
    }
  });

  whereSchemas('is valid part by part against the ECMA-376 schemas (skipped where ../shared/xsd is absent)', async () => {
    expect(validateAgainstXsd(await renderWorkbook(zh()))).toEqual([]);
  });

  it('is made of a team in which nothing happened at all', async () => {
    const facts = smallTeam();
    const nothing = { agents: [], evaluations: [], cases: [], stays: new Map(), missed: { criteria: [], items: [], center: [] } };
    const team = teamOf(1, '一组', [], {
      headcount: 0,
      rank_center: null,
      exam_score_bp: null,
      workload_score_bp: null,
      attendance_score_bp: null,
    });
    const model = teamMonthly(octoberContext('zh'), {
      ...facts,
      ...nothing,
      team,
      trend: [],
      setup: { ...facts.setup, before: null, forms: [] },
    });
    expect(checkWorkbookPackage(await renderWorkbook(model))).toEqual([]);
    expect(textsOf(model)).toContain('本月没有计入均分的质检。');
  });
});
