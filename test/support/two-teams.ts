import type { INestApplicationContext } from '@nestjs/common';
import type { ImportKind } from '@contracts/imports.js';
import { CloseService } from '@domain/scorecards/close.service.js';
import { ACCEPTABLE_CHECKS } from '@domain/scorecards/publish-checks.js';
import { PublishService } from '@domain/scorecards/publish.service.js';
import { importText } from './import-text.js';

/** What a caller of team T1 must never see: the people of T2 and what is theirs. */
export const FOREIGN_MARKS = ['外组甲', '外组乙', '外组长', '外班长', 'F0001', 'F0002', 'FL01', 'FS01', 'REC-F', 'E-F', 'C-F', '外组投诉'];

/** Facts of team T1, led by L01 under S01. */
export const OWN = {
  employee_no: 'A0001',
  team_code: 'T1',
  recording_id: 'REC-A1',
  evaluation_no: 'E-A1',
  case_no: 'C-A1',
  agent: 'A0001',
  team: 'T1',
} as const;

/** The same of team T2, led by FL01 under FS01. */
export const FOREIGN = {
  employee_no: 'F0001',
  team_code: 'T2',
  recording_id: 'REC-F1',
  evaluation_no: 'E-F1',
  case_no: 'C-F1',
  agent: 'F0001',
  team: 'T2',
} as const;

const FILES: [ImportKind, string][] = [
  [
    'roster',
    `工号,姓名,岗位,班组,班组名称,所属班长,生效日期
S01,班长,班长,,,,2026-01-01
FS01,外班长,班长,,,,2026-01-01
M01,经理,经理,,,,2026-01-01
Q01,质检,质检培训,,,,2026-01-01
L01,组长,组长,T1,一组,S01,2026-01-01
FL01,外组长,组长,T2,二组,FS01,2026-01-01
A0001,本组甲,客服,T1,一组,S01,2026-01-01
A0002,本组乙,客服,T1,一组,S01,2026-01-01
F0001,外组甲,客服,T2,二组,FS01,2026-01-01
F0002,外组乙,客服,T2,二组,FS01,2026-01-01`,
  ],
  [
    'forms',
    `评分表,版本,名称,评分方式,大项,评分项,评分项名称,满分
STD,1,标准表,加权,服务,C1,礼貌,10
STD,1,标准表,加权,服务,C2,准确,10`,
  ],
  [
    'evaluations',
    `质检编号,评分表,录音编号,工号,通话开始时间,方向,质检员工号,质检时间,抽检方式,C1,C2
${['A0001:A', 'A0002:B', 'F0001:F', 'F0002:G']
  .flatMap((who) => {
    const [no, letter] = who.split(':');
    return [1, 2, 3, 4, 5].map(
      (n) => `E-${letter}${n},STD,REC-${letter}${n},${no},2026-10-0${n} 10:00,呼入,Q01,2026-10-0${n} 15:00,随机,${5 + n},10`,
    );
  })
  .join('\n')}`,
  ],
  [
    'exam-results',
    `考试编号,考试名称,考试日期,工号,理论,实操,状态
X1,十月考试,2026-10-15,A0001,90,88,正常
X1,十月考试,2026-10-15,A0002,80,85,正常
X1,十月考试,2026-10-15,F0001,70,75,正常
X1,十月考试,2026-10-15,F0002,60,95,正常`,
  ],
  [
    'cases',
    `编号,类型,受理时间,工号,内容,核实结论,责任,确认时间
C-A1,投诉,2026-10-10 09:00,A0001,本组投诉,属实,有责,2026-10-12 09:00
C-F1,投诉,2026-10-10 09:00,F0001,外组投诉,属实,有责,2026-10-12 09:00`,
  ],
  [
    'metrics',
    `月份,工号,接听量,呼出量,出勤天数,应出勤天数
2026-10,A0001,400,10,21,22
2026-10,A0002,420,12,22,22
2026-10,F0001,410,15,20,22
2026-10,F0002,430,11,22,22`,
  ],
];

/** Two teams with facts of every kind in October 2026, closed and published. */
export async function seedTwoTeams(app: INestApplicationContext): Promise<void> {
  for (const [kind, text] of FILES) await importText(app, kind, text);
  await app.get(CloseService, { strict: false }).close({ periodId: '2026-10', actor: 'test' });
  // Whatever the checks find is accepted: this month is for looking at, not for judging.
  await app
    .get(PublishService, { strict: false })
    .publish({ periodId: '2026-10', noticeDays: 0, accept: ACCEPTABLE_CHECKS, actor: 'test' });
}
