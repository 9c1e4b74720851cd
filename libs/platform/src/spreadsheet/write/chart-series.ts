import type { ChartCategories, PlottedSeries } from './chart-data.js';
import type { ChartSeries } from './workbook-model.js';
import { emptyTag, xmlText } from './xml-text.js';

/* Told apart by lightness as well as hue; each comes with its own dash and point shape. */
const PALETTE = ['1F5F99', 'D1495B', '2E7D6B', '7A4FA3', 'B7791F', '4A5568'];
const DASHES = ['solid', 'sysDash', 'dashDot', 'lgDash', 'sysDot', 'lgDashDot'];
const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'x', 'star'];
const LIMIT_COLOR = '8A5A00';

/** One series of a line or bar chart, with names, categories and values by reference and cached. */
export function seriesXml(series: PlottedSeries, categories: ChartCategories, at: number, as: 'column' | 'line'): string {
  const { spec } = series;
  const color = spec.color ?? (spec.limit ? LIMIT_COLOR : PALETTE[at % PALETTE.length]!);
  return (
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${nameXml(series)}` +
    (as === 'line' ? `${lineLook(spec, at, color)}` : `${columnLook(color)}`) +
    (spec.labels ? labelsXml(series.format, as) : '') +
    `<c:cat>${categoriesXml(categories)}</c:cat>` +
    `<c:val><c:numRef><c:f>${xmlText(series.reference)}</c:f>${numberCache(series.values, series.format)}</c:numRef></c:val>` +
    (as === 'line' ? '<c:smooth val="0"/>' : '') +
    '</c:ser>'
  );
}

function nameXml({ name, nameReference }: PlottedSeries): string {
  if (nameReference === null) return `<c:tx><c:v>${xmlText(name)}</c:v></c:tx>`;
  return `<c:tx><c:strRef><c:f>${xmlText(nameReference)}</c:f>${textCache([name])}</c:strRef></c:tx>`;
}

function lineLook(spec: ChartSeries, at: number, color: string): string {
  const ink = `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
  const named = { solid: 'solid', dash: 'sysDash', dot: 'sysDot' };
  const dash = spec.dash === undefined ? (spec.limit ? 'dash' : DASHES[at % DASHES.length]!) : named[spec.dash];
  const shape = spec.marker ?? (spec.limit ? 'none' : MARKERS[at % MARKERS.length]!);
  const line = `<c:spPr><a:ln w="${spec.limit ? 12_700 : 25_400}" cap="rnd">${ink}<a:prstDash val="${dash}"/><a:round/></a:ln></c:spPr>`;
  if (shape === 'none') return `${line}<c:marker><c:symbol val="none"/></c:marker>`;
  const point = `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="15875">${ink}</a:ln></c:spPr>`;
  return `${line}<c:marker><c:symbol val="${shape}"/><c:size val="6"/>${point}</c:marker>`;
}

function columnLook(color: string): string {
  const ink = `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
  return `<c:spPr>${ink}<a:ln w="6350">${ink}</a:ln></c:spPr><c:invertIfNegative val="0"/>`;
}

function labelsXml(format: string, as: 'column' | 'line'): string {
  return (
    `<c:dLbls>${emptyTag('c:numFmt', { formatCode: format, sourceLinked: false })}<c:spPr><a:noFill/></c:spPr>` +
    `<c:dLblPos val="${as === 'line' ? 't' : 'outEnd'}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
  );
}

function categoriesXml(categories: ChartCategories): string {
  const formula = `<c:f>${xmlText(categories.reference)}</c:f>`;
  if ('texts' in categories) return `<c:strRef>${formula}${textCache(categories.texts)}</c:strRef>`;
  return `<c:numRef>${formula}${numberCache(categories.serials, categories.format)}</c:numRef>`;
}

function textCache(values: string[]): string {
  const points = values.map((value, at) => `<c:pt idx="${at}"><c:v>${xmlText(value)}</c:v></c:pt>`);
  return `<c:strCache><c:ptCount val="${values.length}"/>${points.join('')}</c:strCache>`;
}

/** A missing value has no point: the chart shows a gap, never 0. */
function numberCache(values: (number | null)[], format: string): string {
  const points = values.map((value, at) => (value === null ? '' : `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`));
  return `<c:numCache><c:formatCode>${xmlText(format)}</c:formatCode><c:ptCount val="${values.length}"/>${points.join('')}</c:numCache>`;
}
