import { checkWorkbookPackage, workbookParts } from '../testing/check-workbook-package.js';
import { demoWorkbook } from '../testing/demo-workbook.js';
import { schemasAtHand, validateAgainstXsd } from '../testing/validate-against-xsd.js';
import { renderWorkbook } from './render-workbook.js';
import type { Block, Cell, TableBlock, WorkbookModel } from './workbook-model.js';

const whereSchemas = schemasAtHand() ? it : it.skip;

function workbook(...blocks: Block[]): WorkbookModel {
  return { ...demoWorkbook(), signature: [], sheets: [{ name: '汇总', blocks }] };
}

function table(values: Cell[], extra: Partial<TableBlock> = {}): TableBlock {
  return {
    type: 'table',
    id: 'figures',
    columns: [
      { key: 'no', title: '工号', kind: 'text' },
      { key: 'value', title: '得分', kind: 'score' },
    ],
    rows: values.map((value, at) => ({ key: `00${at}`, cells: { no: `00${at}`, value } })),
    emptyText: '没有数据',
    ...extra,
  };
}

async function parts(model: WorkbookModel): Promise<Map<string, string>> {
  const bytes = await renderWorkbook(model);
  expect(checkWorkbookPackage(bytes)).toEqual([]);
  return workbookParts(bytes);
}

describe('a designed workbook', () => {
  it('has nothing that a spreadsheet program would repair', async () => {
    expect(checkWorkbookPackage(await renderWorkbook(demoWorkbook()))).toEqual([]);
    expect(checkWorkbookPackage(await renderWorkbook({ ...demoWorkbook(), language: 'en' }))).toEqual([]);
  });

  whereSchemas('is valid part by part against the ECMA-376 schemas (skipped where ../shared/xsd is absent)', async () => {
    expect(validateAgainstXsd(await renderWorkbook(demoWorkbook()))).toEqual([]);
  });

  it('is the same file from the same model', async () => {
    expect(await renderWorkbook(demoWorkbook())).toEqual(await renderWorkbook(demoWorkbook()));
  });

  it('carries title, period, data as of, versions, run, checksum, who and when on its first sheet', async () => {
    const texts = (await parts(demoWorkbook())).get('xl/sharedStrings.xml')!;
    for (const text of [
      '客服一组 2026年10月 质检月报',
      '数据截至：2026-11-03 09:30',
      '第 2 次计算',
      '9f2c41d07b3e',
      'AGENT-STD 第1版',
      '制表人：周敏',
      '组长签收：',
    ]) {
      expect(texts).toContain(text);
    }
  });

  it('prints on A4, one page wide, with page numbers and repeated headers', async () => {
    const all = await parts(demoWorkbook());
    const sheet = all.get('xl/worksheets/sheet2.xml')!;
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheet).toContain('第 &amp;P 页，共 &amp;N 页');
    expect(sheet).toContain('ySplit="6"');
    expect(all.get('xl/workbook.xml')).toContain("'质检明细'!$6:$6");
  });

  it('holds text as text: a comment =1+1 is no formula', async () => {
    const all = await parts(
      workbook(
        table([1], {
          columns: [
            { key: 'no', title: '工号', kind: 'text' },
            { key: 'value', title: '评语', kind: 'text' },
          ],
          rows: [{ cells: { no: '001', value: '=1+1' } }],
        }),
      ),
    );
    expect(all.get('xl/sharedStrings.xml')).toContain('<t>=1+1</t>');
    expect(all.get('xl/worksheets/sheet1.xml')).not.toContain('<f>');
  });

  it('shows a missing figure as a dash and draws it as a gap', async () => {
    const chart: Block = { type: 'chart', kind: 'line', title: '走势', table: 'figures', categories: 'no', series: [{ column: 'value' }] };
    const all = await parts(workbook(table([91.5, null, 90]), chart));
    const xml = all.get('xl/charts/chart1.xml')!;
    expect(xml).toContain('<c:ptCount val="3"/><c:pt idx="0"><c:v>91.5</c:v></c:pt><c:pt idx="2"><c:v>90</c:v></c:pt>');
    expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
    // The drawn cells are a hidden copy in which the missing one is empty, not the dash that readers see.
    const source = /<c:val><c:numRef><c:f>'汇总'!\$([A-Z]+)\$(\d+)/.exec(xml)!;
    const sheet = all.get('xl/worksheets/sheet1.xml')!;
    expect(source[1]).not.toBe('B');
    expect(sheet).toContain(`r="${source[1]}${source[2]}"`);
    expect(sheet).not.toContain(`r="${source[1]}${Number(source[2]) + 1}"`);
    expect(all.get('xl/sharedStrings.xml')).toContain('<t>—</t>');
  });

  it('says in an empty table that there is nothing', async () => {
    const all = await parts(workbook(table([])));
    expect(all.get('xl/sharedStrings.xml')).toContain('没有数据');
    expect(all.get('xl/tables/table1.xml')).toMatch(/ref="A\d+:B\d+"/);
  });

  it('links a figure to its detail row, and leaves it plain where there is none', async () => {
    const linked = table([
      { value: 1, link: { sheet: '汇总', table: 'figures', rowKey: '001' } },
      { value: 2, link: { sheet: '汇总', rowKey: 'nobody' } },
    ]);
    const sheet = (await parts(workbook(linked))).get('xl/worksheets/sheet1.xml')!;
    expect(sheet.match(/<hyperlink /g)).toHaveLength(1);
    expect(sheet).toMatch(/<hyperlink ref="B\d+" location="'汇总'!A\d+"/);
  });

  it('draws a Pareto as columns and a line on a second axis up to 100%', async () => {
    const all = await parts(demoWorkbook());
    const xml = all.get('xl/charts/chart1.xml')!;
    expect(xml.indexOf('<c:barChart>')).toBeLessThan(xml.indexOf('<c:lineChart>'));
    expect(xml).toContain('<c:max val="1"/><c:min val="0"/>');
    expect(xml).toContain("<c:f>'扣分项'!");
  });

  it('never cuts a chart in two on paper', async () => {
    const chart: Block = { type: 'chart', kind: 'bar', title: '得分', table: 'figures', categories: 'no', series: [{ column: 'value' }] };
    const sheet = (await parts(workbook(table([90, 91]), chart, chart, chart))).get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toMatch(/<rowBreaks count="2" manualBreakCount="2">/);
    const few = (await parts(workbook(chart, table([90, 91])))).get('xl/worksheets/sheet1.xml')!;
    expect(few).not.toContain('rowBreaks');
  });

  it('never parts a heading or a short table from its rows on paper, nor the signatures from what is signed', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => 90 + (at % 5));
    const short: Block = { ...table([1, 2, 3]), id: 'short', title: '小结' };
    const sheet = (await parts(workbook(table(rows), short))).get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toMatch(/<rowBreaks count="1" manualBreakCount="1">/);
    const signed = { ...workbook(table(rows), { type: 'text', paragraphs: ['说明'] }), signature: ['制表', '审核'] };
    expect((await parts(signed)).get('xl/worksheets/sheet1.xml')).toMatch(/<rowBreaks count="1" manualBreakCount="1">/);
  });

  it('never puts a tile behind collapsed columns', async () => {
    const collapsed = ['a', 'b', 'c', 'd'].map((key) => ({ key, title: key, kind: 'int' as const, outlineCollapsed: true }));
    const wide = table([1], {
      columns: [
        { key: 'no', title: '工号', kind: 'text' },
        { key: 'value', title: '得分', kind: 'score' },
        { key: 'remark', title: '备注', kind: 'text', width: 80 },
        ...collapsed,
      ],
      rows: [{ cells: { no: '001', value: 1, remark: '', a: 1, b: 1, c: 1, d: 1 } }],
    });
    const tiles: Block = { type: 'facts', pairs: ['一', '二', '三'].map((label, at) => ({ label, value: at, kind: 'int' })) };
    const sheet = (await parts(workbook(tiles, wide))).get('xl/worksheets/sheet1.xml')!;
    const hidden = [...sheet.matchAll(/<col min="(\d+)"[^>]*hidden="1"/g)].map((match) => String.fromCharCode(64 + Number(match[1])));
    expect(hidden).toEqual(['D', 'E', 'F', 'G']);
    const figures = [...sheet.matchAll(/<c r="([A-Z])\d+" s="\d+"><v>[012]<\/v>/g)].map((match) => match[1]);
    expect(figures.slice(0, 3)).toEqual(['A', 'B', 'C']);
  });

  it('refuses a model that would show something wrong', async () => {
    const wrong: Block[][] = [
      [table([Number.NaN])],
      [table([1]), table([2])],
      [{ type: 'chart', kind: 'line', title: 'x', table: 'nothing', categories: 'no', series: [] }],
      [table([1], { rows: [{ cells: { no: '001' } }] })],
      [table([{ value: 1, link: { sheet: '不存在' } }])],
    ];
    for (const blocks of wrong) await expect(renderWorkbook(workbook(...blocks))).rejects.toThrow();
  });

  it('computes totals only where it is told to, and leaves out missing figures', async () => {
    const columns: TableBlock['columns'] = [
      { key: 'no', title: '工号', kind: 'text' },
      { key: 'value', title: '得分', kind: 'score', totalsFunction: 'mean' },
    ];
    const all = await parts(workbook(table([90, null, 80], { columns })));
    expect(all.get('xl/worksheets/sheet1.xml')).toContain('<v>85</v>');
    expect(all.get('xl/sharedStrings.xml')).toContain('合计');
  });
});
