import type ExcelJS from 'exceljs';
import { CallLog, workedMonth, type DrawnCall } from './draw-calls.js';
import { drawEvaluation, NOT_APPLICABLE } from './draw-evaluation.js';
import type { SampleCentre } from './generate-centre.js';
import { addDays, instant, lastDay } from './sample-calendar.js';
import { formInForce, type SampleForm } from './sample-forms.js';
import { employedDays, stintOn, type SamplePerson } from './sample-people.js';
import { SeededRandom } from './seeded-random.js';
import { dateCell, stableBytes, stableWorkbook, styleHeader } from './stable-workbook.js';

const LEAD_HEADERS = ['序号', '班组', '姓名', '录音流水号', '通话时间', '方向', '评分表'];
const TAIL_HEADERS = ['合计', '质检员工号', '质检时间', '抽检方式', '评语', '备注'];
const HEADER_ROW = 3;
const FIRST_DATA_ROW = HEADER_ROW + 2;

interface OwnRow {
  team: string;
  name: string;
  recording: string;
  call: DrawnCall;
  evaluatorNo: string;
  evaluatedOn: string;
  /** One a criterion: what was deducted, a bonus, or not applicable. */
  answers: (string | number | null)[];
  isFatal: boolean;
  comment: string;
}

function fullWidth(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** A row for one agent: a call of its own, that no file of the sample month knows. */
function ownRow(centre: SampleCentre, form: SampleForm, person: SamplePerson, period: string, random: SeededRandom): OwnRow | null {
  const worked = workedMonth(person, period);
  const team = centre.teams[stintOn(person, employedDays(person, period)?.last ?? '')?.teamIndex ?? -1];
  if (worked === null || team === undefined) return null;
  const days = worked.workDays.filter(
    (date) => date < addDays(lastDay(period), -4) && stintOn(person, date)?.teamIndex === centre.teams.indexOf(team),
  );
  if (days.length === 0) return null;
  const call = { ...new CallLog(person, team, random).draw(days), direction: '呼入' as const };
  const trainers = centre.people.filter((one) => one.stints[0]?.post === '质检培训');
  const drawn = drawEvaluation(form, { skills: person.skills, severity: 1, fatalRate: 0.01 }, random);
  return {
    team: team.name,
    name: person.name,
    recording: `LS${instant(call.date, call.second).replaceAll(/\D/g, '')}${String(person.ordinal).padStart(4, '0')}`,
    call,
    evaluatorNo: random.pick(trainers).employeeNo,
    evaluatedOn: addDays(call.date, random.int(1, 3)),
    answers: drawn.answers as (string | number | null)[],
    isFatal: drawn.critical.length > 0,
    comment: drawn.comment,
  };
}

/** Five ways in which five colleagues type the same instant. */
function typedInstant(call: DrawnCall, style: number): string | { value: Date; numFmt: string } {
  const text = instant(call.date, call.second);
  const [year, month, day] = call.date.split('-').map(Number);
  const time = text.slice(11, 16);
  if (style === 1) return `${month}月${day}日 ${time}`;
  if (style === 2) return `${year}.${month}.${day} ${time}`;
  if (style === 3) return fullWidth(`${month}月${day}日 ${time}`).replaceAll(':', '：');
  if (style === 4) return `${year}/${month}/${day} ${time}`;
  return dateCell(text) ?? text;
}

function typedDay(date: string, style: number): string {
  const [year, month, day] = date.split('-').map(Number);
  return style % 2 === 0 ? `${year}.${month}.${day}` : `${month}月${day}日`;
}

/** Names of two characters are stretched with a full-width space, to line up with those of three. */
function typedName(name: string, style: number): string {
  if (style === 2 && name.length === 2) return `${name[0]}\u3000${name[1]}`;
  return style === 4 ? `${name} ` : name;
}

/** Nothing deducted is left blank; what does not apply is written in three ways. */
function typedAnswer(answer: string | number | null, style: number): string | number | null {
  if (answer === NOT_APPLICABLE) return ['不涉及', '/', 'NA'][style % 3] as string;
  if (answer === 0 || answer === null) return null;
  return style === 3 && typeof answer === 'number' ? fullWidth(String(answer)) : answer;
}

function writeHeader(sheet: ExcelJS.Worksheet, form: SampleForm, width: number, period: string): void {
  const [year, month] = period.split('-').map(Number);
  sheet.mergeCells(1, 1, 1, width);
  sheet.getCell(1, 1).value = `海川客服中心\u3000${year}年${month}月\u3000呼入质检汇总表`;
  sheet.getCell(1, 1).font = { bold: true, size: 16 };
  sheet.getCell(1, 1).alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getRow(1).height = 30;
  sheet.mergeCells(2, 1, 2, width);
  sheet.getCell(2, 1).value = '说明：空白表示未扣分；致命项扣分即整单为零；“不涉及”的项目不扣分。每周五下班前汇总。';
  const heads = [...LEAD_HEADERS, ...form.criteria.map((item) => item.name), ...TAIL_HEADERS];
  heads.forEach((header, index) => {
    const column = index + 1;
    const item = form.criteria[index - LEAD_HEADERS.length];
    if (item === undefined) {
      sheet.mergeCells(HEADER_ROW, column, HEADER_ROW + 1, column);
      sheet.getCell(HEADER_ROW, column).value = header;
    } else {
      sheet.getCell(HEADER_ROW + 1, column).value = header;
    }
    styleHeader(sheet.getCell(HEADER_ROW, column));
    styleHeader(sheet.getCell(HEADER_ROW + 1, column));
  });
  mergeGroups(sheet, form);
}

/** The upper header row: one merged cell over the criteria of each section. */
function mergeGroups(sheet: ExcelJS.Worksheet, form: SampleForm): void {
  let start = 0;
  form.criteria.forEach((item, index) => {
    if (form.criteria[index + 1]?.section === item.section) return;
    const first = LEAD_HEADERS.length + 1 + start;
    const last = LEAD_HEADERS.length + 1 + index;
    if (last > first) sheet.mergeCells(HEADER_ROW, first, HEADER_ROW, last);
    sheet.getCell(HEADER_ROW, first).value = item.section;
    start = index + 1;
  });
}

function writeRow(sheet: ExcelJS.Worksheet, row: OwnRow, index: number, form: SampleForm): void {
  const at = FIRST_DATA_ROW + index;
  const style = index % 5;
  const when = typedInstant(row.call, style);
  const put = (column: number, value: string | number | Date | null): void => {
    if (value !== null) sheet.getCell(at, column).value = value;
  };
  [index + 1, row.team, typedName(row.name, style), row.recording].forEach((value, place) => put(place + 1, value));
  put(5, typeof when === 'string' ? when : when.value);
  if (typeof when !== 'string') sheet.getCell(at, 5).numFmt = when.numFmt;
  put(6, row.call.direction);
  put(7, form.code);
  row.answers.forEach((answer, place) => put(LEAD_HEADERS.length + 1 + place, typedAnswer(answer, style)));
  const total = LEAD_HEADERS.length + form.criteria.length + 1;
  put(total, totalOf(row, form));
  const remark = index % 11 === 4 ? '已口头反馈' : null;
  [row.evaluatorNo, typedDay(row.evaluatedOn, style), '随机', row.comment, remark].forEach((value, place) => put(total + 1 + place, value));
}

/** What the sheet's own 合计 column says; it is not read. */
function totalOf(row: OwnRow, form: SampleForm): number {
  if (row.isFatal) return 0;
  return form.criteria.reduce((total, item, index) => {
    const answer = row.answers[index];
    if (typeof answer !== 'number') return total;
    return item.kind === 'bonus' ? Math.min(100, total + answer) : total - answer;
  }, 100);
}

function addHiddenLeftovers(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet('透视表(勿删)', { state: 'hidden' });
  [
    ['行标签', '平均值项:合计', '计数项:姓名'],
    ['呼入一组', 92.4, 38],
    ['呼入二组', 90.1, 41],
    ['(空白)', null, 3],
    ['总计', 91.2, 82],
  ].forEach((row) => sheet.addRow(row));
}

function addNotes(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet('填表须知');
  ['一、每通录音填一行，不要合并数据行。', '二、姓名要与班组对应，同名同姓以班组区分。', '三、合计由填表人自行核对，仅供参考。'].forEach(
    (text) => sheet.addRow([text]),
  );
  sheet.getColumn(1).width = 60;
}

/**
 * A centre's own inbound sheet: title, remark and a merged two-row header, people by name and team, blanks for nothing deducted,
 * dates typed in five ways, columns and sheets that mean nothing to Fairmark.
 */
export async function ownEvaluationSheet(centre: SampleCentre, period: string): Promise<Uint8Array> {
  const form = formInForce(centre.formVersions, '呼入', lastDay(period));
  const random = new SeededRandom(`${centre.options.seed}/own-layout/${period}`);
  const inbound = centre.people.filter((person) => {
    const stint = stintOn(person, employedDays(person, period)?.last ?? '');
    return stint?.post === '客服' && stint.teamIndex !== null && centre.teams[stint.teamIndex]?.direction === '呼入';
  });
  const rows = inbound.flatMap((person) => ownRow(centre, form, person, period, random.fork(person.employeeNo)) ?? []);
  const workbook = stableWorkbook();
  addHiddenLeftovers(workbook);
  const sheet = workbook.addWorksheet('10月呼入', { views: [{ state: 'frozen', xSplit: 3, ySplit: FIRST_DATA_ROW - 1 }] });
  writeHeader(sheet, form, LEAD_HEADERS.length + form.criteria.length + TAIL_HEADERS.length, period);
  rows.forEach((row, index) => writeRow(sheet, row, index, form));
  [6, 11, 11, 26, 20, 7, 10].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  sheet.getColumn(LEAD_HEADERS.length + form.criteria.length + 5).width = 44;
  addNotes(workbook);
  return stableBytes(workbook);
}
