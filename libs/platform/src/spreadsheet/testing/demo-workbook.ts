import type { Block, CellValue, Row, WorkbookModel } from '../write/workbook-model.js';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高'];
const GIVEN = ['晓雯', '志强', '丽', '建国', '思琪', '欣怡'];
const CRITERIA = [
  '主动核身',
  '准确解答',
  '工单记录完整',
  '开头语规范',
  '耐心倾听',
  '结束语',
  '语速适中',
  '重点客户登记与交接',
  '静音规范',
  '服务承诺',
];

/** A month's report with every feature of the renderer: thirty agents, bands, collapsed columns, links, charts, an agent without data. */
export function demoWorkbook(): WorkbookModel {
  return {
    language: 'zh',
    title: '客服一组 2026年10月 质检月报',
    subtitle: '供组长安排辅导与绩效评定使用',
    created: new Date('2026-11-03T01:30:00Z'),
    properties: {
      period: '2026年10月（10月1日—10月31日）',
      asOf: '2026-11-03 09:30',
      formVersions: 'STD-IN 第1、2版；STD-OUT 第1版',
      schemeVersion: 'AGENT-STD 第1版',
      run: '第 2 次计算',
      checksum: '9f2c41d07b3e',
      createdBy: '周敏',
      createdAt: '2026-11-03 09:41',
    },
    signature: ['制表', '审核', '组长签收'],
    custom: { report: 'team-monthly', period: '2026-10', team: 'A1', run: '2', checksum: '9f2c41d07b3e', language: 'zh' },
    sheets: [
      { name: '汇总', freeze: { columns: 2 }, blocks: [factsBlock(), summaryTable()] },
      { name: '质检明细', freeze: { columns: 2 }, blocks: [detailTable()] },
      { name: '扣分项', blocks: [paretoChart(), criteriaTable()] },
      { name: '趋势', blocks: [...trendCharts(), trendTable()] },
      { name: '投诉表扬', blocks: [caseTable()] },
      { name: '统计口径', landscape: false, blocks: [notes(), definitions()] },
    ],
  };
}

function employee(at: number): { no: string; name: string } {
  return { no: String(1001 + at).padStart(6, '0'), name: `${SURNAMES[at % SURNAMES.length]}${GIVEN[(at * 7) % GIVEN.length]}` };
}

function factsBlock(): Block {
  return {
    type: 'facts',
    pairs: [
      { label: '质检均分', value: 91.37, kind: 'score' },
      { label: '合格率（277/298）', value: 277 / 298, kind: 'rate' },
      { label: '致命项次数', value: 5, kind: 'int', emphasis: 'warn' },
      { label: '考试均分', value: 86.5, kind: 'score' },
      { label: '有责投诉', value: 3, kind: 'int' },
      { label: '中心排名', value: '2 / 6' },
    ],
  };
}

function summaryTable(): Block {
  const plain = ['planned', 'done', 'qa', 'change', 'pass', 'critical', 'theory', 'practice', 'exam', 'complaints', 'praise'] as const;
  return {
    type: 'table',
    id: 'team_summary',
    groups: [
      { title: '质检', from: 'planned', to: 'critical' },
      { title: '考试', from: 'theory', to: 'exam' },
      { title: '投诉表扬', from: 'complaints', to: 'praise' },
      { title: '可信度', from: 'n', to: 'same' },
    ],
    columns: [
      { key: 'no', title: '工号', kind: 'text', width: 9 },
      { key: 'name', title: '姓名', kind: 'text', width: 9 },
      { key: plain[0], title: '应检', kind: 'int', width: 6, totalsFunction: 'sum' },
      { key: plain[1], title: '已检', kind: 'int', width: 6, totalsFunction: 'sum', link: { sheet: '质检明细' } },
      {
        key: plain[2],
        title: '质检均分',
        kind: 'score',
        width: 9,
        dataBar: true,
        note: '当月计入成绩的质检单得分的平均',
        totalsFunction: 'mean',
      },
      { key: plain[3], title: '环比', kind: 'score', width: 9, iconArrow: true },
      { key: plain[4], title: '合格率', kind: 'rate', width: 9, dataBar: { color: 'B7D8C3' } },
      { key: plain[5], title: '致命项次数', kind: 'int', width: 8, totalsFunction: 'sum' },
      { key: plain[6], title: '理论', kind: 'points', width: 7 },
      { key: plain[7], title: '实操', kind: 'points', width: 7 },
      { key: plain[8], title: '考试总分', kind: 'score', width: 9 },
      { key: plain[9], title: '有责投诉', kind: 'int', width: 7, totalsFunction: 'sum' },
      { key: plain[10], title: '表扬', kind: 'int', width: 6, totalsFunction: 'sum' },
      { key: 'workload', title: '工作量', kind: 'score', width: 8 },
      { key: 'attendance', title: '出勤', kind: 'score', width: 8 },
      { key: 'composite', title: '综合得分', kind: 'score', width: 9, dataBar: { color: 'F2D3A0' } },
      { key: 'grade', title: '等级', kind: 'text', width: 6, align: 'center' },
      { key: 'rank', title: '组内排名', kind: 'int', width: 7 },
      { key: 'remark', title: '备注', kind: 'text', width: 16 },
      { key: 'n', title: 'n', kind: 'int', outlineCollapsed: true },
      { key: 'low', title: '合格率下限', kind: 'rate', outlineCollapsed: true },
      { key: 'high', title: '合格率上限', kind: 'rate', outlineCollapsed: true },
      { key: 'same', title: '差异不明显', kind: 'text', outlineCollapsed: true },
    ],
    rows: Array.from({ length: 30 }, (_, at) => (at === 29 ? summaryWithoutData(at) : summaryRow(at))),
    totals: { cells: { pass: 277 / 298, composite: 88.42 } },
    emptyText: '本期没有人员',
  };
}

function summaryRow(at: number): Row {
  const { no, name } = employee(at);
  const done = 8 + ((at * 5) % 4);
  const qa = 97.5 - at * 0.62;
  return {
    key: no,
    cells: {
      no,
      name,
      planned: 10,
      done,
      qa: { value: qa, emphasis: qa < 82 ? 'warn' : undefined },
      change: at === 4 ? null : { value: ((at * 37) % 90) / 10 - 4.2, emphasis: at % 3 === 0 ? 'within-chance' : undefined },
      pass: { value: Math.max(0.6, 1 - at * 0.012), emphasis: done < 9 ? 'small-sample' : undefined },
      critical: at % 9 === 8 ? { value: 1, emphasis: 'warn' } : 0,
      theory: at === 7 ? null : 80 + (at % 18),
      practice: at === 7 ? null : 78.5 + (at % 20),
      exam: at === 7 ? null : 79.25 + (at % 19),
      complaints: at % 14 === 13 ? 1 : 0,
      praise: at % 6 === 0 ? 1 : 0,
      workload: 96.4 - (at % 11),
      attendance: 100 - (at % 4) * 2.5,
      composite: { value: 96.2 - at * 0.55, emphasis: at === 0 ? 'good' : undefined },
      grade: at < 3 ? 'A' : at < 21 ? 'B' : 'C',
      rank: at + 1,
      remark: at === 7 ? '理论、实操缺考，待补考（11月12日）' : at === 12 ? '=1+1' : '',
      n: done,
      low: 0.62,
      high: 0.98,
      same: at % 3 === 0 ? '与上一名无明显差异' : '',
    },
  };
}

function summaryWithoutData(at: number): Row {
  const { no, name } = employee(at);
  const keys = ['qa', 'change', 'pass', 'theory', 'practice', 'exam', 'workload', 'attendance', 'composite', 'rank', 'low', 'high'];
  const missing: Record<string, CellValue> = Object.fromEntries(keys.map((key) => [key, null]));
  const zero = { done: 0, critical: 0, complaints: 0, praise: 0, n: 0 };
  return {
    key: no,
    emphasis: 'muted',
    cells: { no, name, planned: 2, ...zero, ...missing, grade: null, remark: '10月28日入职', same: '' },
  };
}

function detailTable(): Block {
  const rows = Array.from({ length: 87 }, (_, at): Row => {
    const { no, name } = employee(Math.floor(at / 3));
    return {
      key: no,
      cells: {
        id: `QC202610${String(at + 1).padStart(4, '0')}`,
        no,
        name,
        called: new Date(Date.UTC(2026, 9, 1 + (at % 31), 1, 13 + at)),
        direction: at % 3 === 0 ? '呼出' : '呼入',
        form: at % 3 === 0 ? 'STD-OUT 1' : 'STD-IN 2',
        score: { value: 100 - ((at * 7) % 31), emphasis: (at * 7) % 31 > 20 ? 'warn' : undefined },
        result: (at * 7) % 31 > 20 ? '不合格' : '合格',
        lost: at % 2 === 0 ? '主动核身（-5）、工单记录完整（-3）' : '',
        comment:
          at % 5 === 0
            ? '客户询问套餐变更的生效时间，坐席解答前后不一致，未主动核对证件后四位；请复听 03:12 处并对照知识库第 4.2 条，下周抽查一次。'
            : '表达清楚，耐心。',
      },
    };
  });
  return {
    type: 'table',
    id: 'evaluation_details',
    title: '逐条质检结果',
    columns: [
      { key: 'id', title: '质检编号', kind: 'text', width: 15 },
      { key: 'no', title: '工号', kind: 'text' },
      { key: 'name', title: '姓名', kind: 'text' },
      { key: 'called', title: '通话开始时间', kind: 'datetime' },
      { key: 'direction', title: '方向', kind: 'text' },
      { key: 'form', title: '评分表', kind: 'text', width: 11 },
      { key: 'score', title: '得分', kind: 'points', dataBar: true },
      { key: 'result', title: '结果', kind: 'text' },
      { key: 'lost', title: '扣分项', kind: 'text', width: 24 },
      { key: 'comment', title: '评语', kind: 'text', width: 44 },
    ],
    rows,
    emptyText: '本期没有质检结果',
  };
}

function criteriaTable(): Block {
  const counts = [41, 33, 22, 17, 12, 9, 6, 4, 2, 1];
  const total = counts.reduce((sum, count) => sum + count, 0);
  let running = 0;
  return {
    type: 'table',
    id: 'missed_criteria',
    title: '扣分项排行',
    columns: [
      { key: 'criterion', title: '评分项', kind: 'text', width: 26 },
      { key: 'count', title: '扣分次数', kind: 'int', dataBar: true, totalsFunction: 'sum' },
      { key: 'checked', title: '检查次数', kind: 'int' },
      { key: 'rate', title: '扣分率', kind: 'rate' },
      { key: 'share', title: '累计占比', kind: 'rate' },
      { key: 'people', title: '涉及人员', kind: 'text', width: 36 },
    ],
    rows: CRITERIA.map((criterion, at) => {
      running += counts[at]!;
      return {
        key: criterion,
        cells: {
          criterion,
          count: counts[at]!,
          checked: 298,
          rate: counts[at]! / 298,
          share: running / total,
          people: '王晓雯、李志强、张丽',
        },
      };
    }),
    emptyText: '本期没有扣分',
  };
}

function paretoChart(): Block {
  return {
    type: 'chart',
    kind: 'pareto',
    title: '扣分项帕累托图：前 3 项占 65%',
    table: 'missed_criteria',
    categories: 'criterion',
    series: [{ column: 'count', labels: true }, { column: 'share' }],
    primaryAxis: { title: '扣分次数' },
    secondaryAxis: { title: '累计占比' },
    height: 18,
  };
}

function trendCharts(): Block[] {
  return [
    {
      type: 'chart',
      kind: 'line',
      title: '质检均分（含正常波动范围）',
      table: 'trend',
      categories: 'month',
      series: [{ column: 'qa' }, { column: 'upper', limit: true }, { column: 'lower', limit: true }],
      primaryAxis: { title: '分', min: 80, max: 100 },
      width: 'half',
    },
    {
      type: 'chart',
      kind: 'combo',
      title: '质检量与合格率',
      table: 'trend',
      categories: 'month',
      series: [{ column: 'n' }, { column: 'pass', as: 'line' }],
      primaryAxis: { title: '质检量' },
      secondaryAxis: { title: '合格率', min: 0.7, max: 1 },
      width: 'half',
    },
  ];
}

function trendTable(): Block {
  return {
    type: 'table',
    id: 'trend',
    columns: [
      { key: 'month', title: '月份', kind: 'month' },
      { key: 'n', title: '质检量', kind: 'int' },
      { key: 'qa', title: '质检均分', kind: 'score' },
      { key: 'lower', title: '正常下限', kind: 'score', outlineCollapsed: true },
      { key: 'upper', title: '正常上限', kind: 'score', outlineCollapsed: true },
      { key: 'pass', title: '合格率', kind: 'rate' },
      { key: 'remark', title: '说明', kind: 'text', width: 40 },
    ],
    rows: Array.from({ length: 13 }, (_, at): Row => {
      const month = new Date(Date.UTC(2025, 9 + at, 1, 4));
      const gap = at === 5;
      return {
        cells: {
          month,
          n: gap ? 0 : 280 + ((at * 13) % 40),
          qa: gap ? null : 88 + ((at * 5) % 7),
          lower: 86.2,
          upper: 96.8,
          pass: gap ? null : 0.86 + ((at * 3) % 10) / 100,
          remark: gap ? '系统切换，当月未抽检' : at === 8 ? '评分表 STD-IN 第2版生效' : '',
        },
      };
    }),
    emptyText: '没有历史数据',
  };
}

function caseTable(): Block {
  const columns = ['编号', '类型', '受理时间', '工号', '姓名', '内容', '核实结论'].map((title) => ({
    key: title,
    title,
    kind: 'text' as const,
  }));
  return { type: 'table', id: 'cases', columns, rows: [], emptyText: '本期没有投诉或表扬' };
}

function notes(): Block {
  return {
    type: 'text',
    title: '怎样读这份报表',
    paragraphs: [
      '带下划线的数字可以点开，跳到它的明细。“—”表示没有数据，不等于 0。',
      '箭头空心（△▽）表示与上月相比的变化可能只是偶然波动，不宜据此奖惩。',
    ],
  };
}

function definitions(): Block {
  return {
    type: 'table',
    id: 'definitions',
    title: '统计口径',
    columns: [
      { key: 'figure', title: '指标', kind: 'text', width: 16 },
      { key: 'meaning', title: '口径', kind: 'text', width: 60 },
    ],
    rows: [
      { cells: { figure: '质检均分', meaning: '当月计入成绩的质检单最终得分的算术平均，保留两位小数；双评、校准单不计入。' } },
      { cells: { figure: '合格率', meaning: '得分不低于合格线（85 分）的质检单数 ÷ 计入成绩的质检单数。' } },
      {
        cells: {
          figure: '致命项次数',
          meaning: '触发致命项的质检单数。一张单触发多个致命项仍计 1 次，但在扣分项中分别列出，便于查找共性问题并安排专项辅导。',
        },
      },
    ],
    emptyText: '',
  };
}
