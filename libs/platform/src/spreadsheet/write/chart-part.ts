import { bodyFont, COLORS } from './cell-styles.js';
import type { ChartData, PlottedSeries } from './chart-data.js';
import { seriesXml } from './chart-series.js';
import type { ChartAxis, ChartBlock } from './workbook-model.js';
import { emptyTag, xmlText, XML_HEAD } from './xml-text.js';

const AXIS = { category: 111_111_101, value: 111_111_102, secondCategory: 111_111_103, secondValue: 111_111_104 } as const;
const SHARE_AXIS: ChartAxis = { min: 0, max: 1, format: '0%' };

/** A native chart part (chartSpace) that stays editable: every figure refers to its cell and carries its value beside it. */
export function chartXml(block: ChartBlock, data: ChartData, language: 'zh' | 'en'): string {
  const plots = plotsOf(block, data);
  const several = data.series.length > 1;
  const font = `<a:latin typeface="${bodyFont(language)}"/><a:ea typeface="Microsoft YaHei"/>`;
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    `<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>${titleXml(block.title, 1200, true)}<c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${plots.xml}${axesXml(block, data, plots.secondary)}<c:spPr><a:noFill/></c:spPr></c:plotArea>` +
    (several ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>` : '') +
    // Columns that carry limits may be collapsed and still belong in the picture.
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>' +
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="${COLORS.line}"/></a:solidFill></a:ln></c:spPr>` +
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="${COLORS.ink}"/></a:solidFill>${font}</a:defRPr></a:pPr><a:endParaRPr lang="${language === 'zh' ? 'zh-CN' : 'en-US'}"/></a:p></c:txPr>` +
    '</c:chartSpace>'
  );
}

type Drawn = PlottedSeries & { at: number; as: 'column' | 'line'; secondary: boolean };

/** Decides for each series whether it is columns or a line and on which axis it stands. */
function drawn(block: ChartBlock, data: ChartData): Drawn[] {
  return data.series.map((series, at) => {
    const fallback = block.kind === 'line' || (block.kind === 'pareto' && at > 0) ? 'line' : 'column';
    const as = series.spec.limit ? 'line' : (series.spec.as ?? fallback);
    const mixed = block.kind === 'pareto' || block.kind === 'combo';
    const secondary = series.spec.axis === undefined ? mixed && as === 'line' : series.spec.axis === 'secondary';
    return { ...series, at, as, secondary };
  });
}

function plotsOf(block: ChartBlock, data: ChartData): { xml: string; secondary: boolean } {
  const all = drawn(block, data);
  const plot = (as: 'column' | 'line', secondary: boolean) => {
    const chosen = all.filter((series) => series.as === as && series.secondary === secondary);
    if (chosen.length === 0) return '';
    const series = chosen.map((one) => seriesXml(one, data.categories, one.at, as)).join('');
    const axes = secondary ? [AXIS.secondCategory, AXIS.secondValue] : [AXIS.category, AXIS.value];
    const ids = axes.map((id) => `<c:axId val="${id}"/>`).join('');
    if (as === 'line')
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${ids}</c:lineChart>`;
    const direction = block.kind === 'bar' ? 'bar' : 'col';
    const gap = block.kind === 'pareto' ? 40 : 80;
    return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="${gap}"/>${ids}</c:barChart>`;
  };
  const xml = plot('column', false) + plot('line', false) + plot('column', true) + plot('line', true);
  return { xml, secondary: all.some((series) => series.secondary) };
}

function axesXml(block: ChartBlock, data: ChartData, hasSecondary: boolean): string {
  const all = drawn(block, data);
  const horizontal = block.kind === 'bar';
  const columnsOn = (secondary: boolean) => all.some((series) => series.as === 'column' && series.secondary === secondary);
  const formatOf = (secondary: boolean) => all.find((series) => series.secondary === secondary)?.format ?? 'General';
  const shares = block.kind === 'pareto' ? SHARE_AXIS : {};
  const primary: ChartAxis = { format: formatOf(false), ...(columnsOn(false) ? { min: 0 } : {}), ...block.primaryAxis };
  const second: ChartAxis = { format: formatOf(true), ...(columnsOn(true) ? { min: 0 } : {}), ...shares, ...block.secondaryAxis };
  const dates = 'format' in data.categories ? data.categories.format : undefined;
  const main =
    categoryAxisXml(AXIS.category, AXIS.value, { title: block.categoryAxis?.title, format: dates }, horizontal, false) +
    valueAxisXml(AXIS.value, AXIS.category, primary, horizontal ? 'b' : 'l', false, horizontal);
  if (!hasSecondary) return main;
  return (
    main +
    valueAxisXml(AXIS.secondValue, AXIS.secondCategory, second, 'r', true, false) +
    categoryAxisXml(AXIS.secondCategory, AXIS.secondValue, { format: dates }, false, true)
  );
}

function categoryAxisXml(id: number, crosses: number, { title, format }: ChartAxis, horizontal: boolean, hidden: boolean): string {
  return (
    `<c:catAx><c:axId val="${id}"/>` +
    // Bars read from the top as the table does.
    `<c:scaling><c:orientation val="${horizontal ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="${hidden ? 1 : 0}"/>` +
    `<c:axPos val="${horizontal ? 'l' : 'b'}"/>${title === undefined ? '' : titleXml(title, 900, false)}` +
    `${emptyTag('c:numFmt', { formatCode: format ?? 'General', sourceLinked: false })}<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
    `${lineXml(COLORS.muted)}<c:crossAx val="${crosses}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`
  );
}

function valueAxisXml(
  id: number,
  crosses: number,
  axis: ChartAxis,
  position: 'l' | 'r' | 'b',
  second: boolean,
  horizontal: boolean,
): string {
  const limit = (name: string, value: number | undefined) => (value === undefined ? '' : emptyTag(`c:${name}`, { val: value }));
  const grid = second ? '' : `<c:majorGridlines>${lineXml('E3E8EE')}</c:majorGridlines>`;
  return (
    `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/>${limit('max', axis.max)}${limit('min', axis.min)}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${position}"/>${grid}${axis.title === undefined ? '' : titleXml(axis.title, 900, false, !horizontal)}` +
    `${emptyTag('c:numFmt', { formatCode: axis.format ?? 'General', sourceLinked: false })}<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="${crosses}"/><c:crosses val="${second || horizontal ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/>${limit('majorUnit', axis.step)}</c:valAx>`
  );
}

function titleXml(text: string, size: number, bold: boolean, vertical = false): string {
  const body = vertical ? '<a:bodyPr rot="-5400000" vert="horz"/>' : '<a:bodyPr/>';
  const run = `<a:rPr lang="zh-CN" sz="${size}" b="${bold ? 1 : 0}"/><a:t>${xmlText(text)}</a:t>`;
  return (
    `<c:title><c:tx><c:rich>${body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"/></a:pPr><a:r>${run}</a:r></a:p></c:rich></c:tx>` +
    '<c:overlay val="0"/></c:title>'
  );
}

function lineXml(color: string): string {
  return `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln></c:spPr>`;
}
