import { UnreadableFileError } from '../unreadable-file.errors.js';
import { unescapeOoxml, type XmlListener } from './xml-reader.js';

const LARGEST = 256 * 1024 * 1024;

/**
 * The texts that cells refer to by number, kept as UTF-8 in one block outside the heap: a table of millions of short strings would
 * cost many times its size there, and every string cut from a parsed chunk would keep that whole chunk alive.
 * Collects `<si>` and leaves out phonetic readings (`<rPh>`).
 */
export class SharedStrings implements XmlListener {
  private bytes = Buffer.allocUnsafe(1 << 16);
  private ends = new Uint32Array(1 << 10);
  private count = 0;
  private size = 0;
  private current = '';
  private inText = false;
  private inPhonetic = false;

  constructor(private readonly file: string) {}

  open(name: string): void {
    if (name === 'si') this.current = '';
    else if (name === 't') this.inText = !this.inPhonetic;
    else if (name === 'rPh') this.inPhonetic = true;
  }

  text(text: string): void {
    if (this.inText) this.current += text;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'si') this.add(unescapeOoxml(this.current));
  }

  /** The text at a place, or an empty one where the table has none. */
  at(index: number): string {
    if (!(index >= 0 && index < this.count)) return '';
    const start = index === 0 ? 0 : (this.ends[index - 1] ?? 0);
    return this.bytes.toString('utf8', start, this.ends[index]);
  }

  private add(text: string): void {
    const needed = this.size + text.length * 3;
    if (needed > LARGEST) throw new UnreadableFileError('spreadsheet.reading_took_too_much_memory', { file: this.file });
    if (needed > this.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(grown, 0, 0, this.size);
      this.bytes = grown;
    }
    if (this.count === this.ends.length) {
      const grown = new Uint32Array(this.ends.length * 2);
      grown.set(this.ends);
      this.ends = grown;
    }
    this.size += this.bytes.write(text, this.size, 'utf8');
    this.ends[this.count] = this.size;
    this.count += 1;
  }
}
