import type { PlacedChart } from './sheet-draft.js';
import { emptyTag, openTag, xmlText, XML_HEAD } from './xml-text.js';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The drawing of a sheet: each chart anchored to two cells; `rId1` is the first chart, and so on. */
export function drawingXml(charts: PlacedChart[]): string {
  const root = openTag('xdr:wsDr', {
    'xmlns:xdr': 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
    'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  });
  return `${XML_HEAD}${root}${charts.map((chart, at) => anchorXml(chart, at + 1)).join('')}</xdr:wsDr>`;
}

function anchorXml(chart: PlacedChart, number: number): string {
  const frame =
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>${emptyTag('xdr:cNvPr', { id: number + 1, name: `Chart ${number}`, descr: chart.block.title })}<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONS}" r:id="${xmlText(`rId${number}`)}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
  return `<xdr:twoCellAnchor editAs="oneCell"><xdr:from>${cornerXml(chart.from)}</xdr:from><xdr:to>${cornerXml(chart.to)}</xdr:to>${frame}<xdr:clientData/></xdr:twoCellAnchor>`;
}

function cornerXml(corner: PlacedChart['from']): string {
  return `<xdr:col>${corner.column}</xdr:col><xdr:colOff>${corner.offsetX}</xdr:colOff><xdr:row>${corner.row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
}
