import type { INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { FormImporter } from '@domain/forms/form.importer.js';
import { RosterImporter } from '@domain/organization/roster.importer.js';
import { importSheet, type Sheet } from './import-harness.js';

const PEOPLE: Sheet = [
  ['工号', '姓名', '岗位', '班组', '所属班长', '生效日期'],
  ['0001', '张晓雯', '客服', 'A', '0800', '2026-01-01'],
  ['0002', '王强', '客服', 'A', '0800', '2026-01-01'],
  ['0003', '李静', '客服', 'B', '0801', '2026-01-01'],
  ['0101', '赵敏', '组长', 'A', '0800', '2026-01-01'],
  ['0102', '周涛', '组长', 'B', '0801', '2026-01-01'],
  ['0800', '吴刚', '班长', null, null, '2026-01-01'],
  ['0801', '郑洁', '班长', null, null, '2026-01-01'],
  ['0900', '钱进', '质检培训', null, null, '2026-01-01'],
  ['0901', '孙悦', '质检培训', null, null, '2026-01-01'],
  ['0990', '冯远', '经理', null, null, '2026-01-01'],
];

/** `STD` starts from 100 and takes points off; `WGT` is weighted, with a step, a choice and a criterion that is always applicable. */
const FORMS: Sheet = [
  [
    '评分表',
    '版本',
    '名称',
    '评分方式',
    '大项',
    '评分项',
    '评分项名称',
    '类型',
    '满分',
    '步长',
    '选项',
    '权重',
    '致命',
    '业务准确',
    '允许不适用',
  ],
  ['STD', '1', '标准', '扣分', '服务', 'Q1', '开头语', '扣分', 40, null, null, null, null, null, '是'],
  ['STD', '1', '标准', '扣分', '业务', 'Q2', '准确解答', '扣分', 60, null, null, null, '业务', '是', '是'],
  ['WGT', '1', '加权', '加权', '服务', 'C01', '语速', '打分', 10, 0.5, null, 40, null, null, '是'],
  ['WGT', '1', '加权', '加权', '服务', 'C02', '结束语', '选项', 5, null, '完整=5;缺少=0', 60, null, null, '否'],
];

/** A centre of two teams with two forms: agents 0001 and 0002 of A, 0003 of B; QA trainers 0900 and 0901; manager 0990. */
export async function seedEvaluatedCentre(dataSource: DataSource, house: INestApplicationContext): Promise<void> {
  await importSheet(dataSource, house.get(RosterImporter, { strict: false }), PEOPLE);
  const forms = await importSheet(dataSource, house.get(FormImporter, { strict: false }), FORMS);
  if (forms.problems.length > 0) throw new Error(forms.problems.map(({ text }) => text).join('\n'));
}
