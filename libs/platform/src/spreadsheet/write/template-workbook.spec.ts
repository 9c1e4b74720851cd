import { readXlsx } from 'hucre/xlsx';
import { checkWorkbookPackage, workbookParts } from '../testing/check-workbook-package.js';
import { schemasAtHand, validateAgainstXsd } from '../testing/validate-against-xsd.js';
import { renderTemplate, type TemplateModel } from './template-workbook.js';

const roster: TemplateModel = {
  language: 'zh',
  title: '花名册',
  kind: 'roster',
  columns: [
    { header: '工号', required: true, note: '员工编号，前导零保留', example: '001001', width: 12, format: 'text' },
    { header: '岗位', required: true, note: '岗位', example: '客服', dropDown: ['客服', '组长', '班长'], width: 10, format: 'text' },
    { header: '入职日期', required: false, note: '入职的日子', example: '2026-10-01', width: 14, format: 'date' },
  ],
  notesSheet: ['同一个文件导入两次不会重复。'],
};

describe('an import template', () => {
  it('has a data sheet first, with nothing but headers that imports recognise', async () => {
    const read = await readXlsx(await renderTemplate(roster));
    expect(read.sheets[0]!.rows).toEqual([['工号*', '岗位*', '入职日期']]);
    expect(read.sheets[1]!.name).toBe('说明');
    expect(JSON.stringify(read.sheets[1]!.rows)).toContain('001001');
  });

  it('offers choices over the whole column and keeps numbers of people as text', async () => {
    const bytes = await renderTemplate(roster);
    expect(checkWorkbookPackage(bytes)).toEqual([]);
    if (schemasAtHand()) expect(validateAgainstXsd(bytes)).toEqual([]);
    const sheet = workbookParts(bytes).get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain('sqref="B2:B1048576"><formula1>&quot;客服,组长,班长&quot;</formula1>');
    expect(sheet).toMatch(/<col min="1" max="1" width="[\d.]+" style="\d+"/);
    expect(workbookParts(bytes).get('xl/styles.xml')).toContain('formatCode="@"');
  });
});
