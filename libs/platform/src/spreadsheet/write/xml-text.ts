/** Longest text of one cell in every spreadsheet program. */
const LONGEST_CELL_TEXT = 32_767;
const CUT_MARK = '…';

/* Control characters that XML 1.0 does not know, the two non-characters, lone surrogates: no escape exists for them. */
const NOT_XML_SOURCE = String.raw`[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`;
const NOT_XML = new RegExp(NOT_XML_SOURCE, 'g');
const NOT_XML_TEST = new RegExp(NOT_XML_SOURCE);
const NEEDS_ESCAPE = /[&<>"]/;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for element content or an attribute: escaped, and without the characters that XML cannot hold. */
export function xmlText(text: string): string {
  const clean = NOT_XML_TEST.test(text) ? text.replace(NOT_XML, '') : text;
  return NEEDS_ESCAPE.test(clean) ? clean.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!) : clean;
}

/** Text of a cell as a user will read it: at most 32 767 characters (then it ends in …), line ends as \n, XML-safe characters only. */
export function cellText(text: string): string {
  let clean = NOT_XML_TEST.test(text) ? text.replace(NOT_XML, '') : text;
  if (clean.includes('\r')) clean = clean.replace(/\r\n?/g, '\n');
  if (clean.length <= LONGEST_CELL_TEXT) return clean;
  const cut = clean.slice(0, LONGEST_CELL_TEXT - CUT_MARK.length);
  // A cut through a surrogate pair would leave half a character.
  return cut.replace(/[\ud800-\udbff]$/, '') + CUT_MARK;
}

/**
 * A <t> element. A literal _x0041_ would be read as an escape, so its underscore is escaped itself. xml:space only where it
 * matters: the published schema does not know the attribute, though every program writes it.
 */
export function textElement(text: string): string {
  if (isOrdinary(text)) return `<t>${text}</t>`;
  const clean = cellText(text);
  const escaped = xmlText(clean.includes('_x') ? clean.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : clean);
  return /^\s|\s$/.test(clean) ? `<t xml:space="preserve">${escaped}</t>` : `<t>${escaped}</t>`;
}

/**
 * True for a short text of characters that need no care: letters, digits and most signs of ASCII, Chinese with its punctuation. Most
 * texts are such, and looking at each character once is many times quicker than the expressions that find what needs care.
 */
function isOrdinary(text: string): boolean {
  if (text.length > LONGEST_CELL_TEXT) return false;
  const last = text.length - 1;
  for (let at = 0; at <= last; at += 1) {
    const code = text.charCodeAt(at);
    if (
      code >= 0x4e00 ? code > 0x9fff && (code < 0xff01 || code > 0xff5e) : code > 0x7e ? code < 0x3001 || code > 0x303f : !PLAIN_ASCII[code]
    )
      return false;
    if (code === 0x20 && (at === 0 || at === last)) return false;
  }
  return true;
}

/** By code: visible ASCII and the space, without the signs that XML or its readers take for something else. */
const PLAIN_ASCII = Array.from({ length: 0x7f }, (_, code) => code >= 0x20 && !'&<>"_'.includes(String.fromCharCode(code)));

type Attributes = Record<string, string | number | boolean | undefined>;

/** Start tag with attributes; undefined ones are left out, booleans become 1 and 0. */
export function openTag(name: string, attributes: Attributes = {}): string {
  return `<${name}${attributesXml(attributes)}>`;
}

/** An element without content. */
export function emptyTag(name: string, attributes: Attributes = {}): string {
  return `<${name}${attributesXml(attributes)}/>`;
}

function attributesXml(attributes: Attributes): string {
  let xml = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    const text = typeof value === 'boolean' ? (value ? '1' : '0') : xmlText(String(value)).replaceAll('\n', '&#10;');
    xml += ` ${name}="${text}"`;
  }
  return xml;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
