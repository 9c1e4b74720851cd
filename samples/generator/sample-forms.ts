import { addMonths, firstDay } from './sample-calendar.js';

/** What an agent is good or bad at; each criterion leans on one of them. */
export type SkillName = 'service' | 'business' | 'compliance' | 'selling';

export type CriterionKind = 'scale' | 'choice' | 'deduction' | 'bonus' | 'note';

export interface SampleOption {
  label: string;
  points: number;
  autoFail?: boolean;
}

export interface SampleCriterion {
  section: string;
  code: string;
  name: string;
  kind: CriterionKind;
  /** Points at best; for a deduction the most that can be taken off. */
  max: number;
  step: number;
  skill: SkillName;
  /** How often an average agent misses it, 0…1. */
  missRate: number;
  /** How often it does not apply, 0…1; 0 means the form forbids it. */
  notApplicableRate: number;
  /** What a trainer writes when it was missed. */
  remarks: readonly string[];
  options?: readonly SampleOption[];
  /** Null where the policy takes no weight. */
  weight: number | null;
  critical: '客户' | '业务' | '合规' | null;
  accuracy: boolean;
}

export interface SampleForm {
  code: string;
  version: number;
  name: string;
  policy: '扣分' | '加权';
  notApplicablePolicy: 'full_credit' | 'redistribute';
  criticalPolicy: 'zero_form';
  bonusCap: number | null;
  direction: '呼入' | '呼出';
  effectiveFrom: string;
  criteria: readonly SampleCriterion[];
}

type Extra = Partial<Pick<SampleCriterion, 'notApplicableRate' | 'critical' | 'accuracy' | 'weight' | 'options' | 'step'>>;

function criterion(
  [section, code, name, kind, max]: [string, string, string, CriterionKind, number],
  [skill, missRate, remarks]: [SkillName, number, readonly string[]],
  extra: Extra = {},
): SampleCriterion {
  const plain = { step: 1, notApplicableRate: 0, weight: null, critical: null, accuracy: false };
  return { section, code, name, kind, max, skill, missRate, remarks, ...plain, ...extra };
}

const SERVICE = '服务态度';
const BUSINESS = '业务能力';
const COMPLIANCE = '合规安全';

const OPENING = criterion(
  [SERVICE, 'IN01', '开头语', 'deduction', 5],
  ['service', 0.12, ['开头语未报工号', '开头语漏报单位名称', '接通后停顿较久才问候']],
  { step: 0.5 },
);
const PACE = criterion(
  [SERVICE, 'IN02', '语速语调', 'deduction', 6],
  ['service', 0.2, ['语速偏快，客户两次要求重复', '语调平淡，缺少亲和力', '尾音上扬，显得不耐烦']],
  { step: 0.5 },
);
const LISTENING = criterion(
  [SERVICE, 'IN03', '耐心倾听', 'deduction', 8],
  ['service', 0.22, ['客户未讲完即打断', '抢话一次，未致歉', '让客户等待前未说明原因']],
  { step: 0.5 },
);
const POLITENESS = criterion(
  [SERVICE, 'IN04', '礼貌用语', 'deduction', 6],
  ['service', 0.14, ['全程未使用“请、您”等敬语', '口头语“那个、就是”较多']],
  { step: 0.5 },
);
const CLOSING = criterion(
  [SERVICE, 'IN05', '结束语', 'deduction', 5],
  ['service', 0.13, ['未询问是否还有其他需要', '先于客户挂机', '结束语不完整，未邀请评价']],
  { step: 0.5 },
);
const SOOTHING = criterion(
  [SERVICE, 'IN14', '情绪安抚', 'deduction', 3],
  ['service', 0.24, ['客户情绪激动时未先安抚', '只讲流程，没有共情']],
  { step: 0.5, notApplicableRate: 0.5 },
);
const NEED = criterion(
  [BUSINESS, 'IN06', '需求确认', 'deduction', 10],
  ['business', 0.24, ['未复述确认客户诉求', '未问清订单与时间就给方案', '理解偏差，客户二次说明']],
);
const BUSINESS_FLOW = criterion(
  [BUSINESS, 'IN08', '业务流程', 'deduction', 10],
  ['business', 0.18, ['应转二线的问题未按流程转派', '退款流程少说一步', '未按流程核对订单状态']],
  { notApplicableRate: 0.1, accuracy: true },
);
const TICKET = criterion(
  [BUSINESS, 'IN09', '工单记录', 'deduction', 10],
  ['business', 0.3, ['工单未写客户要求的回复时间', '工单分类选错', '工单内容过简，后台无法处理']],
  { notApplicableRate: 0.08, accuracy: true },
);
const IDENTITY = criterion(
  [COMPLIANCE, 'IN10', '核身', 'deduction', 10],
  ['compliance', 0, ['未核身即告知账户信息', '核身只问姓名，缺少第二要素']],
  { notApplicableRate: 0.2, critical: '合规' },
);
const SECRECY = criterion(
  [COMPLIANCE, 'IN11', '信息安全', 'deduction', 10],
  ['compliance', 0, ['向非本人透露订单地址', '在通话中念出完整证件号']],
  { critical: '合规' },
);
const FORBIDDEN_WORDS = criterion(
  [COMPLIANCE, 'IN12', '服务禁语', 'deduction', 5],
  ['service', 0, ['使用服务禁语“这不归我管”', '与客户争执']],
  {
    critical: '客户',
  },
);
const PRAISE = criterion(['加分项', 'IN13', '客户当场表扬', 'bonus', 5], ['service', 0.06, ['客户主动提出表扬']]);

function answerCriterion(max: number): SampleCriterion {
  return criterion(
    [BUSINESS, 'IN07', '准确解答', 'deduction', max],
    ['business', 0.25, ['资费说明有误，未提优惠截止日', '到账时间答错', '知识库已更新，仍按旧口径解答', '答复不完整，漏说限制条件']],
    { accuracy: true },
  );
}

const INBOUND = {
  code: 'STD-IN',
  name: '呼入服务质检评分表',
  policy: '扣分',
  notApplicablePolicy: 'full_credit',
  criticalPolicy: 'zero_form',
  bonusCap: 5,
  direction: '呼入',
} as const;

const INBOUND_V1_CRITERIA = [
  OPENING,
  PACE,
  LISTENING,
  POLITENESS,
  CLOSING,
  NEED,
  answerCriterion(15),
  BUSINESS_FLOW,
  TICKET,
  IDENTITY,
  SECRECY,
  FORBIDDEN_WORDS,
  PRAISE,
];

// Version 2: 礼貌用语 goes, 情绪安抚 comes, 准确解答 weighs 18 instead of 15.
const INBOUND_V2_CRITERIA = [
  OPENING,
  PACE,
  LISTENING,
  SOOTHING,
  CLOSING,
  NEED,
  answerCriterion(18),
  BUSINESS_FLOW,
  TICKET,
  IDENTITY,
  SECRECY,
  FORBIDDEN_WORDS,
  PRAISE,
];

const OPEN_AND_TELL = '开场与告知';
const NEED_AND_PRODUCT = '需求与产品';
const REGISTER = '登记与交接';
const ATTITUDE = '服务规范';

const OUTBOUND_CRITERIA = [
  criterion([OPEN_AND_TELL, 'OUT01', '开场白与身份告知', 'choice', 10], ['service', 0.16, ['开场白漏报工号', '未说明来电目的']], {
    weight: 10,
    options: [
      { label: '完整', points: 10 },
      { label: '缺一项', points: 6 },
      { label: '未告知', points: 0 },
    ],
  }),
  criterion([OPEN_AND_TELL, 'OUT02', '合规告知', 'choice', 10], ['compliance', 0, ['未告知通话录音', '未按要求提示风险与费用']], {
    weight: 15,
    critical: '合规',
    options: [
      { label: '已告知', points: 10 },
      { label: '未告知', points: 0, autoFail: true },
    ],
  }),
  criterion(
    [NEED_AND_PRODUCT, 'OUT03', '需求挖掘', 'scale', 10],
    ['selling', 0.5, ['未提开放式问题', '客户流露兴趣时未跟进', '需求挖掘停留在表面']],
    { weight: 15 },
  ),
  criterion(
    [NEED_AND_PRODUCT, 'OUT04', '产品说明准确', 'scale', 10],
    ['business', 0.28, ['优惠期限说错', '产品卖点与现行口径不一致', '未说明取消方式']],
    { weight: 20, accuracy: true },
  ),
  criterion([NEED_AND_PRODUCT, 'OUT05', '异议处理', 'scale', 10], ['selling', 0.45, ['客户说贵时直接放弃', '异议处理话术生硬']], {
    weight: 10,
    notApplicableRate: 0.3,
  }),
  criterion([REGISTER, 'OUT06', '客户意愿登记', 'choice', 10], ['business', 0.2, ['客户意愿登记与录音不符', '漏登回访时间']], {
    weight: 10,
    accuracy: true,
    options: [
      { label: '准确', points: 10 },
      { label: '有遗漏', points: 5 },
      { label: '未登记', points: 0 },
    ],
  }),
  criterion([REGISTER, 'OUT07', '重点客户登记与交接', 'choice', 10], ['business', 0.22, ['重点客户未当日交接', '交接单缺客户诉求']], {
    weight: 10,
    notApplicableRate: 0.55,
    options: [
      { label: '按时交接', points: 10 },
      { label: '交接不完整', points: 6 },
      { label: '未登记', points: 0 },
    ],
  }),
  criterion([ATTITUDE, 'OUT08', '语气与礼貌', 'scale', 10], ['service', 0.3, ['语气急促，有催促感', '客户拒绝后语气变冷']], { weight: 5 }),
  criterion([ATTITUDE, 'OUT09', '结束语', 'scale', 5], ['service', 0.15, ['结束语缺少致谢', '先于客户挂机']], { weight: 5 }),
  criterion(['备注', 'OUT10', '跟进备注', 'note', 0], ['selling', 0, []]),
];

/**
 * The sample's form versions. STD-IN version 2 is in force from the first day of the fifth month counted back from the last one (that one included).
 * @param firstMonth first month with data, `2025-10`
 */
export function sampleForms(firstMonth: string, lastMonth: string): SampleForm[] {
  const longBefore = firstDay(addMonths(firstMonth, -12));
  return [
    { ...INBOUND, version: 1, effectiveFrom: longBefore, criteria: INBOUND_V1_CRITERIA },
    { ...INBOUND, version: 2, effectiveFrom: firstDay(addMonths(lastMonth, -4)), criteria: INBOUND_V2_CRITERIA },
    {
      code: 'STD-OUT',
      version: 1,
      name: '外呼服务质检评分表',
      policy: '加权',
      notApplicablePolicy: 'redistribute',
      criticalPolicy: 'zero_form',
      bonusCap: null,
      direction: '呼出',
      effectiveFrom: longBefore,
      criteria: OUTBOUND_CRITERIA,
    },
  ];
}

/** The version of a direction's form that is in force on a date; throws when there is none. */
export function formInForce(forms: readonly SampleForm[], direction: '呼入' | '呼出', date: string): SampleForm {
  const candidates = forms.filter((form) => form.direction === direction && form.effectiveFrom <= date);
  const newest = candidates.sort((left, right) => right.version - left.version)[0];
  if (newest === undefined) throw new RangeError(`no form for ${direction} on ${date}`);
  return newest;
}
