/* Wide in every CJK font: CJK punctuation, kana, hangul, ideographs, full-width forms, emoji; also the arrows and dashes such fonts draw wide. */
const WIDE =
  /[\u1100-\u115f\u2014\u2025\u2026\u203b\u2190-\u2193\u25a0-\u25ff\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** The smallest code above; and those that most texts are made of. */
const FIRST_WIDE = 0x1100;
const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;

/** Width of a text in characters of the body font: an east-asian wide character counts 2, the widest line counts. */
export function textWidth(text: string): number {
  let widest = 0;
  for (const line of text.split('\n')) {
    let width = 0;
    for (const character of line) width += isWide(character) ? 2 : 1;
    if (width > widest) widest = width;
  }
  return widest;
}

function isWide(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < FIRST_WIDE) return false;
  return (code >= FIRST_IDEOGRAPH && code <= LAST_IDEOGRAPH) || WIDE.test(character);
}

/** Lines that a text takes in a cell of that width when it wraps; at least 1. */
export function wrappedLines(text: string, width: number): number {
  const room = Math.max(2, width - 1);
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(textWidth(line) / room));
  return lines;
}
