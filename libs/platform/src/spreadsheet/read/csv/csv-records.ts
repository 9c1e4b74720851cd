/** A record of a csv text. `line`: the line it starts on, from 1. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/** The quotes of a csv text do not work out. `line`: where the quote opens, or where text follows a closing one. */
export class CsvQuoteError extends Error {
  constructor(
    readonly fault: 'unclosed_quote' | 'text_after_quote',
    readonly line: number,
  ) {
    super(`${fault} on line ${line}`);
    this.name = new.target.name;
  }
}

const LF = 10;
const CR = 13;
const QUOTE = 34;

/**
 * Cuts csv text into records as RFC 4180 says, with LF, CR LF or CR as line ends. A quote inside an unquoted field is text, as in
 * Excel. Written here because a library tells the line on which parsing stopped, at the end of the file, and not that of the open quote.
 */
export class CsvRecords {
  private rest = '';
  private line = 1;
  private at = 0;
  private buffer = '';
  private final = false;
  private readonly separator: number;

  /** @param longest characters after which a record is taken for an unclosed quote. */
  constructor(
    separator: string,
    private readonly longest: number,
  ) {
    this.separator = separator.charCodeAt(0);
  }

  /** The records that are complete with this piece of text. @throws CsvQuoteError */
  push(text: string): CsvRecord[] {
    return this.cut(this.rest + text, false);
  }

  /** The last record, where the text does not end with a line end. @throws CsvQuoteError */
  end(): CsvRecord[] {
    return this.cut(this.rest, true);
  }

  private cut(buffer: string, final: boolean): CsvRecord[] {
    this.buffer = buffer;
    this.final = final;
    const records: CsvRecord[] = [];
    let start = 0;
    while (start < buffer.length) {
      this.at = start;
      const line = this.line;
      const fields = this.record();
      if (fields === null) {
        this.line = line;
        break;
      }
      records.push({ line, fields });
      start = this.at;
    }
    this.rest = buffer.slice(start);
    if (this.rest.length > this.longest) throw new CsvQuoteError('unclosed_quote', this.line);
    return records;
  }

  /** The record at `at`, which then stands behind its line end; null when it goes on beyond the buffer. */
  private record(): string[] | null {
    const fields: string[] = [];
    for (;;) {
      const field = this.buffer.charCodeAt(this.at) === QUOTE ? this.quoted() : this.plain();
      if (field === null) return null;
      fields.push(field);
      if (this.at >= this.buffer.length) return this.final ? fields : null;
      const code = this.buffer.charCodeAt(this.at);
      this.at += 1;
      if (code === this.separator) {
        if (this.at < this.buffer.length) continue;
        return this.final ? [...fields, ''] : null;
      }
      if (code === CR) {
        if (this.at >= this.buffer.length && !this.final) return null;
        if (this.buffer.charCodeAt(this.at) === LF) this.at += 1;
      }
      this.line += 1;
      return fields;
    }
  }

  private plain(): string | null {
    const { buffer, separator } = this;
    let end = this.at;
    for (; end < buffer.length; end++) {
      const code = buffer.charCodeAt(end);
      if (code === separator || code === LF || code === CR) break;
    }
    if (end === buffer.length && !this.final) return null;
    const field = buffer.slice(this.at, end);
    this.at = end;
    return field;
  }

  private quoted(): string | null {
    const { buffer } = this;
    const opened = this.line;
    const start = this.at + 1;
    let end = start;
    for (;;) {
      end = buffer.indexOf('"', end);
      if (end < 0) {
        if (this.final) throw new CsvQuoteError('unclosed_quote', opened);
        return null;
      }
      if (buffer.charCodeAt(end + 1) !== QUOTE) break;
      end += 2;
    }
    const raw = buffer.slice(start, end);
    this.line += lineEnds(raw);
    this.at = end + 1;
    const next = buffer.charCodeAt(this.at);
    if (this.at < buffer.length && next !== this.separator && next !== LF && next !== CR) {
      throw new CsvQuoteError('text_after_quote', this.line);
    }
    return raw.includes('"') ? raw.replaceAll('""', '"') : raw;
  }
}

function lineEnds(text: string): number {
  return text.includes('\n') || text.includes('\r') ? (text.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
}

const SEPARATORS = [',', ';', '\t'];
const SNIFFED_RECORDS = 30;

/** The separator by which most of the first records fall into the same number of fields; a comma where nothing tells. */
export function sniffSeparator(head: string): string {
  const stated = /^sep=(.)\r?\n/.exec(head)?.[1];
  if (stated !== undefined) return stated;
  let best = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const score = regularity(head, separator);
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

function regularity(head: string, separator: string): number {
  let records: CsvRecord[];
  try {
    records = new CsvRecords(separator, head.length).push(head.endsWith('\n') ? head : `${head}\n`);
  } catch {
    return 0;
  }
  const widths = new Map<number, number>();
  for (const { fields } of records.slice(0, SNIFFED_RECORDS)) {
    if (fields.length > 1) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1);
  }
  return Math.max(0, ...[...widths].map(([width, count]) => width * count));
}
