import type { ColumnType, ImportColumn, ImportKind } from './imports.js';

type Extra = Partial<Pick<ImportColumn, 'synonyms' | 'values' | 'example'>> & { required?: boolean };

function column(name: string, zh: string, type: ColumnType, note: [zh: string, en: string], extra: Extra = {}): ImportColumn {
  return { name, zh, type, required: false, synonyms: [], ...extra, note: { zh: note[0], en: note[1] } };
}

const PERSON_NO = ['员工工号', '坐席工号', '座席工号', '客服工号', '被检工号', '员工编号', '工号(坐席)'];
const PERSON_NAME = ['员工姓名', '坐席姓名', '座席姓名', '客服姓名', '客服', '被检人', '坐席', '座席', 'agent_name'];
const TEAM = ['组别', '小组', '所在班组', '所属班组', '班组编码', '班组代码', 'team'];

/** A person may be named by number, or by name and team where that is unique on the day. */
const byName = [
  column(
    'name',
    '姓名',
    'person_name',
    ['没有工号时，用姓名和班组认人', 'Finds the person together with the team when there is no number'],
    {
      synonyms: PERSON_NAME,
    },
  ),
  column('team_code', '班组', 'text', ['班组编码或名称', 'Team code or name'], { synonyms: TEAM }),
];

const employeeNo = column('employee_no', '工号', 'identifier', ['保留前面的 0', 'Leading zeros are kept'], {
  required: true,
  synonyms: PERSON_NO,
  example: '0012',
});

export const POST_WORDS = {
  agent: ['客服', '坐席', '座席', '话务员', '客服代表', '客服专员', 'agent'],
  team_leader: ['组长', '客服中心组长', 'team_leader'],
  shift_supervisor: ['班长', '客服班长', 'shift_supervisor'],
  qa_trainer: ['质检培训', '质检员', '质检专员', '培训师', 'qa_trainer'],
  manager: ['经理', '客服经理', 'manager'],
} as const;

export const DIRECTION_WORDS = { inbound: ['呼入', 'inbound', 'in'], outbound: ['呼出', 'outbound', 'out'] } as const;

const direction = column('direction', '方向', 'enum', ['呼入或呼出', 'inbound or outbound'], {
  required: true,
  synonyms: ['呼叫方向', '通话方向', '呼叫类型'],
  values: DIRECTION_WORDS,
});

const recordingId = (required: boolean) =>
  column('recording_id', '录音编号', 'identifier', ['录音系统里的编号', 'The number in the recording system'], {
    required,
    synonyms: ['录音流水号', '通话流水号', '业务编号', '录音号', '流水号'],
    example: 'R20261005-0001',
  });

const startedAt = column('started_at', '通话开始时间', 'instant', ['本中心时区的日期和时间', 'Date and time in the centre’s zone'], {
  required: true,
  synonyms: ['通话时间', '呼叫时间', '来电时间'],
  example: '2026-10-05 14:30:00',
});

const roster: ImportColumn[] = [
  employeeNo,
  column('name', '姓名', 'person_name', ['', ''], { required: true, synonyms: PERSON_NAME, example: '张晓雯' }),
  column('post', '岗位', 'enum', ['客服、组长、班长、质检培训、经理', 'agent, team_leader, shift_supervisor, qa_trainer, manager'], {
    required: true,
    synonyms: ['职位', '职务'],
    values: POST_WORDS,
  }),
  column('team_code', '班组', 'text', ['编码或名称；客服和组长必填', 'Code or name; required for agents and team leaders'], {
    synonyms: TEAM,
    example: 'IN-A',
  }),
  column('team_name', '班组名称', 'text', ['新班组的名称', 'The name of a new team'], { example: '呼入一组' }),
  column('supervisor_no', '所属班长', 'identifier', ['班长的工号，可以在表的后面', 'The supervisor’s number; may stand further down'], {
    synonyms: ['班长工号', '所属班长工号', '上级班长'],
  }),
  column(
    'effective_from',
    '生效日期',
    'date',
    ['这段班组归属的第一天；新人留空按入职日期', 'First day of this membership; empty for a new person: the hiring date'],
    { synonyms: ['生效日', '调入日期', '异动日期'], example: '2026-10-01' },
  ),
  column('hired_on', '入职日期', 'date', ['决定新人期（90 天）', 'Decides the first 90 days'], { synonyms: ['入职日', '入职时间'] }),
  column('left_on', '离职日期', 'date', ['最后工作日', 'Last day worked'], { synonyms: ['离职日', '最后工作日', '离职时间'] }),
];

const calls: ImportColumn[] = [
  recordingId(true),
  employeeNo,
  ...byName,
  startedAt,
  direction,
  column('channel', '渠道', 'enum', ['不填为电话', 'Phone when empty'], {
    values: { phone: ['电话', 'phone'], ticket: ['工单', 'ticket'], callback: ['回访', 'callback'], online: ['在线', 'online'] },
  }),
  column('duration_s', '通话时长(秒)', 'integer', ['秒', 'Seconds'], {
    synonyms: ['通话时长', '时长', '时长(秒)', '通话秒数'],
    example: '185',
  }),
  column('customer_number', '客户号码', 'identifier', ['加密保存，显示时脱敏', 'Stored encrypted, shown masked'], {
    synonyms: ['客户电话', '主叫号码', '来电号码', '客户手机号', '号码'],
  }),
  column('topic', '业务类型', 'text', ['', ''], { synonyms: ['业务分类', '来电原因'] }),
];

const forms: ImportColumn[] = [
  column('form_code', '评分表', 'identifier', ['评分表编码', 'The form’s code'], {
    required: true,
    synonyms: ['评分表编码', '评分表代码'],
    example: 'STD-IN',
  }),
  column('version', '版本', 'identifier', ['发布后不再改动；改动请用新版本', 'Never changes once published; use a new version'], {
    required: true,
    example: '1',
  }),
  column('name', '名称', 'text', ['评分表名称', 'The form’s name'], { required: true, synonyms: ['评分表名称'] }),
  column('policy', '评分方式', 'enum', ['不填为加权', 'Weighted when empty'], {
    values: {
      weighted: ['加权', 'weighted'],
      points: ['分组加权', 'points'],
      section_percent: ['大项百分比', 'section_percent'],
      normalized: ['归一', 'normalized'],
      deduction: ['扣分', 'deduction'],
    },
  }),
  column('section', '大项', 'text', ['', ''], { required: true, synonyms: ['评分大项'] }),
  column('criterion_code', '评分项', 'identifier', ['评分项编码', 'The criterion’s code'], {
    required: true,
    synonyms: ['评分项编码', '评分项代码'],
    example: 'IN01',
  }),
  column('criterion', '评分项名称', 'text', ['', ''], { required: true }),
  column('kind', '类型', 'enum', ['不填为打分', 'Scale when empty'], {
    synonyms: ['评分项类型'],
    values: {
      scale: ['打分', 'scale'],
      choice: ['选项', 'choice'],
      deduction: ['扣分', 'deduction'],
      bonus: ['加分', 'bonus'],
      note: ['备注', 'note'],
    },
  }),
  column('max_points', '满分', 'decimal', ['不超过 327.67；备注项填 0', 'At most 327.67; 0 for a note'], {
    required: true,
    synonyms: ['分值'],
  }),
  column('min_points', '最低分', 'decimal', ['不填为 0', '0 when empty']),
  column('step', '步长', 'decimal', ['不填为 0.01', '0.01 when empty']),
  column('options', '选项', 'text', ['文字=分;文字=分!，! 表示一票否决', 'text=points;text=points!, where ! is an auto-fail'], {
    example: '是=10;否=0',
  }),
  column('weight', '权重', 'quantity', ['不填为 1', '1 when empty']),
  column('section_weight', '大项权重', 'quantity', ['不填为 1', '1 when empty']),
  column('critical_family', '致命', 'enum', ['致命项所属：客户、业务、合规', 'customer, business or compliance'], {
    synonyms: ['致命项', '致命类别', '致命错误'],
    values: {
      customer_critical: ['客户', 'customer', 'customer_critical'],
      business_critical: ['业务', 'business', 'business_critical'],
      compliance_critical: ['合规', 'compliance', 'compliance_critical'],
    },
  }),
  column('accuracy', '业务准确', 'boolean', ['计入业务准确率的填“是”', 'Yes when it counts for business accuracy'], {
    synonyms: ['业务准确项'],
  }),
  column('allow_na', '允许不适用', 'boolean', [
    '整张表都不填为“是”，否则不填为“否”',
    'Empty throughout the form: yes everywhere; else empty means no',
  ]),
  column('na_policy', '不适用处理', 'enum', ['重新分配、给满分、不允许', 'redistribute, full_credit, not_allowed'], {
    values: {
      redistribute: ['重新分配', '剔除', '权重重分配', 'redistribute'],
      full_credit: ['给满分', '满分', '不扣分', 'full_credit'],
      not_allowed: ['不允许', 'not_allowed'],
    },
  }),
  column('critical_policy', '致命处理', 'text', ['整表归零、大项归零、封顶59、仅标记', 'zero_form, zero_section, cap 59, flag_only']),
  column('bonus_cap', '加分上限', 'decimal', ['不填为 5', '5 when empty']),
  column('max_score', '最高分', 'decimal', ['不填为 100', '100 when empty']),
  column('base', '基础分', 'decimal', ['扣分表从多少分开始扣，不填为 100', 'What a deduction form starts from; 100 when empty']),
  column('shown_when', '显示条件', 'text', [
    '评分项编码=分：前面那一项得这些分时才显示，如 IN01=10',
    'criterion code=points: shown only when that one has these points, such as IN01=10',
  ]),
  column('effective_from', '生效日期', 'date', ['这个版本从哪天的通话开始用', 'The day of the first call it is used for'], {
    synonyms: ['生效日'],
  }),
];

const evaluations: ImportColumn[] = [
  column(
    'evaluation_no',
    '质检编号',
    'identifier',
    ['不填时由录音、评分表和质检员推出', 'Derived from recording, form and evaluator when empty'],
    {
      synonyms: ['质检单号', '质检流水号', '质检记录编号'],
    },
  ),
  column('form_code', '评分表', 'identifier', ['评分表编码', 'The form’s code'], {
    required: true,
    synonyms: ['评分表编码', '评分表名称', '评分表代码'],
    example: 'STD-IN',
  }),
  column('version', '版本', 'identifier', ['不填为通话当天有效的版本', 'The version in force on the call date when empty'], {
    synonyms: ['评分表版本', '评分标准版本'],
  }),
  recordingId(true),
  employeeNo,
  ...byName,
  startedAt,
  direction,
  column('evaluator_no', '质检员工号', 'identifier', ['', ''], {
    required: true,
    synonyms: ['质检员', '质检人', '质检人员', '评分人', '评分人工号', '质检工号', '质检员编号'],
  }),
  column('evaluated_at', '质检时间', 'instant', ['', ''], { required: true, synonyms: ['质检日期', '评分时间', '评分日期'] }),
  column('purpose', '抽检方式', 'enum', ['不填为随机', 'Random when empty'], {
    synonyms: ['质检类型', '抽检类型', '质检方式'],
    values: {
      random: ['随机', '随机抽检', 'random'],
      targeted: ['专项', '定向', '专项抽检', '定向抽检', 'targeted'],
      mandatory: ['必检', 'mandatory'],
      double: ['双评', 'double'],
      recheck: ['复检', '再检', 'recheck', 're-check'],
      calibration: ['校准', 'calibration'],
    },
  }),
  column('critical', '致命项', 'text', ['评分项编码，逗号分开', 'Criterion codes, comma separated'], {
    synonyms: ['致命错误', '致命错误项'],
  }),
  column('comment', '评语', 'text', ['', ''], { synonyms: ['质检评语', '点评', '质检意见'] }),
];

const examResults: ImportColumn[] = [
  column('exam_code', '考试编号', 'identifier', ['', ''], { required: true, synonyms: ['考试编码', '考试代码'], example: 'EX2026-10' }),
  column('exam_name', '考试名称', 'text', ['', '']),
  column('held_on', '考试日期', 'date', ['', ''], { required: true, synonyms: ['考试时间'], example: '2026-10-20' }),
  employeeNo,
  ...byName,
  column('theory', '理论', 'decimal', ['0–100；没考留空', '0–100; empty when not taken'], { synonyms: ['理论成绩', '理论分', '理论得分'] }),
  column('practical', '实操', 'decimal', ['0–100；没考留空', '0–100; empty when not taken'], {
    synonyms: ['实操成绩', '实操分', '实操得分'],
  }),
  column(
    'status',
    '状态',
    'enum',
    ['正常、缺考、补考、免考、请假、缓考、作弊', 'normal, absent, retake, exempt, on_leave, deferred, cheating'],
    {
      required: true,
      synonyms: ['考试状态'],
      values: {
        normal: ['正常', 'normal'],
        absent: ['缺考', 'absent'],
        retake: ['补考', 'retake'],
        exempt: ['免考', 'exempt'],
        on_leave: ['请假', 'on_leave'],
        deferred: ['缓考', 'deferred'],
        cheating: ['作弊', 'cheating'],
      },
    },
  ),
  column('unexcused', '无故缺考', 'boolean', ['是：按 0 分', 'Yes: counts as 0'], { synonyms: ['无故'] }),
];

const cases: ImportColumn[] = [
  column('case_no', '编号', 'identifier', ['', ''], { required: true, synonyms: ['投诉表扬编号', '工单编号', '投诉编号', '表扬编号'] }),
  column('kind', '类型', 'enum', ['投诉或表扬', 'complaint or commendation'], {
    required: true,
    values: { complaint: ['投诉', 'complaint'], commendation: ['表扬', 'commendation'] },
  }),
  column('received_at', '受理时间', 'instant', ['', ''], { required: true, synonyms: ['受理日期', '投诉时间', '接收时间'] }),
  { ...employeeNo, required: false, note: { zh: '多人时一人一行；留空为整个中心', en: 'One row a person; empty: the centre' } },
  ...byName,
  column('source', '来源', 'text', ['', '']),
  column('category', '类别', 'text', ['', '']),
  column('content', '内容', 'text', ['', ''], { required: true, synonyms: ['投诉内容', '表扬内容', '具体内容'] }),
  recordingId(false),
  column('verdict', '核实结论', 'enum', ['属实、部分属实、不属实', 'substantiated, partly, unsubstantiated'], {
    synonyms: ['核实结果'],
    values: {
      substantiated: ['属实', 'substantiated'],
      partly: ['部分属实', 'partly'],
      unsubstantiated: ['不属实', 'unsubstantiated'],
    },
  }),
  column('fault', '责任', 'enum', ['有责、部分有责、无责', 'at_fault, partly, not_at_fault'], {
    synonyms: ['责任认定', '责任判定'],
    values: {
      at_fault: ['有责', 'at_fault'],
      partly: ['部分有责', '次要责任', 'partly'],
      not_at_fault: ['无责', 'not_at_fault'],
    },
  }),
  column('level', '级别', 'text', ['', ''], { synonyms: ['投诉级别'] }),
  column('verifier_no', '核实人', 'identifier', ['工号', 'Employee number'], { synonyms: ['核实人工号'] }),
  column('handling', '处理结果', 'text', ['', '']),
  column('closed_at', '办结时间', 'instant', ['', ''], { synonyms: ['办结日期'] }),
  column('confirmed_at', '确认时间', 'instant', ['填了才计入成绩单', 'Counts on the scorecard only when given'], {
    synonyms: ['确认日期'],
  }),
];

const metrics: ImportColumn[] = [
  column('date', '日期', 'date_or_month', ['日期或月份', 'A day or a month'], {
    required: true,
    synonyms: ['月份', 'month', '统计日期', '统计月份'],
    example: '2026-10',
  }),
  employeeNo,
  ...byName,
];

/** What centres call the metrics of the catalogue, beside their codes and names. */
export const METRIC_WORDS: Readonly<Record<string, readonly string[]>> = {
  calls_answered: ['接通量', '接听数', '接通数', '接听次数', '呼入接听量', '呼入接通量', '呼入量'],
  calls_outbound: ['外呼量', '呼出数', '呼出次数', '外呼次数'],
  aht_seconds: ['平均处理时长(秒)', '平均通话处理时长', '平均处理时间', 'AHT'],
  not_ready_seconds: ['示忙时长(秒)', '示忙时间', '小休时长'],
  csat: ['客户满意度', '满意率', '满意度(%)'],
  attendance_days: ['出勤', '实际出勤', '实际出勤天数', '实出勤天数', '出勤天数(天)'],
  required_days: ['应出勤', '应出勤天', '应到天数', '应出勤天数(天)'],
  tickets: ['派单数', '工单量', '派工量'],
  callbacks: ['回访数', '回访次数'],
};

/** The columns of every kind, apart from those that depend on data (one a criterion, one a metric). */
export const importColumns: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  roster,
  calls,
  forms,
  evaluations,
  'exam-results': examResults,
  cases,
  metrics,
};
