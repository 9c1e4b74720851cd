/** What is written for a placeholder: a number stays a number where it stands alone in its cell. */
export interface Figure {
  value: string | number;
  /** As it reads inside a text. */
  text: string;
}

/** null: nobody knows the name. */
export type Lookup = (name: string) => Figure | null;

const PLACEHOLDER = /\{\{\s*([^{}]{1,100}?)\s*\}\}/g;

/** Names in the order of the text. */
export function placeholdersIn(text: string): string[] {
  return Array.from(text.matchAll(PLACEHOLDER), (match) => match[1]!);
}

/** The text with what is known filled in; a placeholder alone gives its figure as it is. */
export function filledText(text: string, lookup: Lookup): Figure {
  const alone = /^\s*\{\{\s*([^{}]{1,100}?)\s*\}\}\s*$/.exec(text)?.[1];
  const figure = alone === undefined ? null : lookup(alone);
  if (figure !== null) return figure;
  const filled = text.replace(PLACEHOLDER, (whole, name: string) => lookup(name)?.text ?? whole);
  return { value: filled, text: filled };
}
