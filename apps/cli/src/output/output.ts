import { render, type Language, type Message, type MessageKey, type MessageParams } from '@platform/i18n/translate.js';
import { formatTable, type Column } from './table.js';
import { createProgress, type Progress } from './progress.js';

/** What a command writes to stdout: lines and tables for people, or with --json one document and nothing else. */
export class Output {
  private progress: Progress | null = null;
  private hasPassing = false;

  constructor(
    readonly language: Language,
    readonly json: boolean,
    private readonly stream: NodeJS.WriteStream = process.stdout,
  ) {}

  get isTerminal(): boolean {
    return this.stream.isTTY === true;
  }

  /** A line as it is; nothing with --json. */
  line(text = ''): void {
    if (!this.json) this.write(`${text}\n`);
  }

  /** A sentence of the catalogue. */
  say(key: MessageKey, params?: MessageParams): void {
    this.line(render(this.language, { key, params }));
  }

  /** A table; columns line up also where wide characters stand. */
  table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): void {
    for (const line of formatTable(columns, rows)) this.line(line);
  }

  /** The one document of a command that was given --json; nothing without it. */
  document(value: unknown): void {
    if (this.json) this.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** Something that takes a moment: on a terminal a line that is replaced by what follows, elsewhere nothing. */
  passing(message: Message): void {
    if (this.json || !this.isTerminal) return;
    this.clearPassing();
    this.stream.write(render(this.language, message));
    this.hasPassing = true;
  }

  /** Progress of something long: a bar on a terminal, a line now and then in a pipe, nothing with --json. */
  startProgress(): Progress {
    this.clearPassing();
    this.progress = createProgress(this.json ? 'none' : this.isTerminal ? 'bar' : 'lines', this.stream);
    return this.progress;
  }

  /** Takes away what is only of the moment. */
  finish(): void {
    this.progress?.stop();
    this.progress = null;
    this.clearPassing();
  }

  private write(text: string): void {
    this.finish();
    this.stream.write(text);
  }

  private clearPassing(): void {
    if (this.hasPassing) this.stream.write('\r\u001b[2K');
    this.hasPassing = false;
  }
}
