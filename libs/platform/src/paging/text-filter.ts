/** A pattern for `like`: texts that begin with this one, whatever signs stand in it. */
export function startOf(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** A pattern for `like`: texts that hold this one. */
export function anywhereIn(text: string): string {
  return `%${startOf(text)}`;
}
