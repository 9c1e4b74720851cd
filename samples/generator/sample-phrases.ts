// What people of the centre write: topics, trainers' remarks, contents of cases.

export const INBOUND_TOPICS = [
  '账单查询',
  '订单物流',
  '退换货',
  '产品咨询',
  '故障报修',
  '会员权益',
  '密码与账户',
  '活动咨询',
  '发票开具',
  '投诉建议',
];
export const OUTBOUND_TOPICS = ['满意度回访', '续费提醒', '新品推荐', '重点客户回访', '欠费提醒', '预约确认', '工单回访'];

export const PRAISE_REMARKS = [
  '整体流畅，业务熟练。',
  '态度亲切，耐心引导客户操作。',
  '解答清晰，客户满意挂机。',
  '主动告知后续进度，值得推广。',
  '能站在客户角度考虑问题，安抚到位。',
  '无明显问题，继续保持。',
];

export const ADVICE_REMARKS = [
  '请对照话术自查。',
  '建议组长辅导一次。',
  '班前会已提醒，请注意。',
  '请重听录音。',
  '其余表现正常。',
  '下次抽检重点关注。',
];

export const NOTE_TEXTS = [
  '客户约周五下午回访',
  '客户希望改用微信联系',
  '已转重点客户经理跟进',
  '客户在外地，月底再联系',
  '号码机主已更换',
];

export interface CaseTemplate {
  category: string;
  content: string;
}

export const COMPLAINT_TEMPLATES: readonly CaseTemplate[] = [
  { category: '服务态度', content: '客户反映客服语气不耐烦，中途打断其说话，要求道歉。' },
  { category: '服务态度', content: '客户称客服未等其说完即挂机，再次来电表示不满。' },
  { category: '业务差错', content: '客户反映客服告知的优惠截止日期有误，导致多付费用。' },
  { category: '业务差错', content: '客户称按客服指引操作后订单被取消，要求补偿。' },
  { category: '业务差错', content: '客服承诺次日到账，实际三天未到，客户要求说明。' },
  { category: '处理时效', content: '客户两次来电催办，工单仍无人联系。' },
  { category: '处理时效', content: '承诺二十四小时内回电，客户未接到任何联系。' },
  { category: '工单流转', content: '工单分类登记错误，后台退回，客户问题延误。' },
  { category: '外呼打扰', content: '客户已要求不再致电，当月仍接到推荐电话。' },
  { category: '信息安全', content: '客户担心客服未核对身份就透露了其订单信息。' },
];

export const CENTRE_COMPLAINT: CaseTemplate = { category: '接通等待', content: '客户反映晚高峰排队二十多分钟无人接听。' };

export const COMMENDATION_TEMPLATES: readonly CaseTemplate[] = [
  { category: '服务态度', content: '客户来电表扬客服耐心细致，讲解了三遍仍面带微笑。' },
  { category: '服务态度', content: '老年客户感谢客服一步一步教其操作，点名表扬。' },
  { category: '专业能力', content: '客户称赞客服业务熟练，一次解决了拖了两周的问题。' },
  { category: '专业能力', content: '客户表示客服考虑周到，主动提醒了隐藏费用。' },
  { category: '主动服务', content: '客服下班前仍回电告知处理结果，客户发来感谢信。' },
  { category: '主动服务', content: '客服帮助客户找回遗失包裹，客户送来锦旗。' },
];

export const COMPLAINT_SOURCES = ['来电', '在线客服', '回访发现', '门店转办', '监管转办'];
export const COMMENDATION_SOURCES = ['来电', '在线客服', '感谢信', '回访发现'];
