export type SampleKind = 'roster' | 'calls' | 'forms' | 'evaluations' | 'exam-results' | 'cases' | 'metrics';

/** A cell as a person would type it: dates `2026-10-05`, instants `2026-10-05 09:12:40`, ids as text; null is an empty cell. */
export type SampleCell = string | number | null;

/** One import file as a table. Headers are the Chinese ones of the import contract; criterion columns carry the criterion code. */
export interface SampleTable {
  kind: SampleKind;
  headers: string[];
  rows: SampleCell[][];
}

export const ROSTER_HEADERS = ['工号', '姓名', '岗位', '班组', '班组名称', '所属班长', '生效日期', '入职日期', '离职日期'];

export const CALL_HEADERS = ['录音编号', '工号', '通话开始时间', '方向', '渠道', '通话时长(秒)', '客户号码', '业务类型'];

export const FORM_HEADERS = [
  '评分表',
  '版本',
  '名称',
  '评分方式',
  '大项',
  '评分项',
  '评分项名称',
  '类型',
  '满分',
  '最低分',
  '步长',
  '选项',
  '权重',
  '大项权重',
  '致命',
  '业务准确',
  '允许不适用',
  '不适用处理',
  '致命处理',
  '加分上限',
  '最高分',
  '生效日期',
];

/** Columns before the criteria; the criteria follow, then EVALUATION_TAIL_HEADERS. */
export const EVALUATION_HEAD_HEADERS = [
  '质检编号',
  '评分表',
  '版本',
  '录音编号',
  '工号',
  '通话开始时间',
  '方向',
  '质检员工号',
  '质检时间',
  '抽检方式',
];

export const EVALUATION_TAIL_HEADERS = ['致命项', '评语'];

export const EXAM_HEADERS = ['考试编号', '考试名称', '考试日期', '工号', '理论', '实操', '状态', '无故缺考'];

export const CASE_HEADERS = [
  '编号',
  '类型',
  '受理时间',
  '工号',
  '来源',
  '类别',
  '内容',
  '录音编号',
  '核实结论',
  '责任',
  '级别',
  '核实人',
  '处理结果',
  '办结时间',
  '确认时间',
];

export const METRIC_HEADERS = ['月份', '工号', '接听量', '呼出量', '平均处理时长', '示忙时长', '满意度', '出勤天数', '应出勤天数'];
