import { once } from 'node:events';
import { basename } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { megabytes, type ReadLimits } from '../read-limits.js';
import { UnreadableFileError } from '../unreadable-file.errors.js';

const STORED = 0;
const DEFLATED = 8;
const INFLATE_CHUNK = 64 * 1024;

/**
 * A workbook's zip, opened only after its directory has passed the limits. While a part is read its true size is held against the
 * directory, because a hostile directory can state a small size for a part that expands to gigabytes.
 */
export class WorkbookZip {
  private constructor(
    private readonly file: string,
    private readonly zip: yauzl.ZipFile,
    private readonly parts: Map<string, yauzl.Entry>,
  ) {}

  /** @throws UnreadableFileError when the zip is truncated, damaged, encrypted or beyond a limit. */
  static async open(path: string, limits: ReadLimits): Promise<WorkbookZip> {
    const file = basename(path);
    const zip = await openZip(path, file);
    try {
      return new WorkbookZip(file, zip, await readDirectory(zip, file, limits));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  names(): string[] {
    return [...this.parts.values()].map(partName);
  }

  /** Part names are compared without regard to case, as Excel does. */
  has(part: string): boolean {
    return this.parts.has(part.toLowerCase());
  }

  /** The expanded bytes of a part, whose check sum is compared at its end. Stopping early closes the streams behind it. */
  async *chunks(part: string): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.parts.get(part.toLowerCase());
    if (!entry) throw new UnreadableFileError('spreadsheet.missing_part', { file: this.file, part });
    let size = 0;
    let sum = 0;
    try {
      for await (const chunk of await this.expanded(entry)) {
        size += (chunk as Buffer).length;
        if (size > entry.uncompressedSize) throw new UnreadableFileError('spreadsheet.zip_size_lies', { file: this.file, part });
        sum = crc32(chunk as Buffer, sum);
        yield chunk as Buffer;
      }
    } catch (error) {
      if (error instanceof UnreadableFileError) throw error;
      throw new UnreadableFileError('spreadsheet.damaged_part', { file: this.file, part });
    }
    if (size < entry.uncompressedSize) throw new UnreadableFileError('spreadsheet.zip_size_lies', { file: this.file, part });
    // A changed digit would else go unnoticed. Some streaming writers leave the sum at 0.
    if (entry.crc32 !== 0 && sum !== entry.crc32) throw new UnreadableFileError('spreadsheet.damaged_part', { file: this.file, part });
  }

  /** The first bytes of a part, at most `length`. */
  async head(part: string, length: number): Promise<Buffer> {
    const taken: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.chunks(part)) {
      taken.push(chunk);
      size += chunk.length;
      if (size >= length) break;
    }
    return Buffer.concat(taken).subarray(0, length);
  }

  close(): void {
    this.zip.close();
  }

  private async expanded(entry: yauzl.Entry): Promise<Readable> {
    const deflated = entry.compressionMethod === DEFLATED;
    const packed = await new Promise<Readable>((resolve, reject) => {
      const options = { decompress: deflated ? false : null, decrypt: null, start: null, end: null };
      this.zip.openReadStream(entry, options, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
    if (!deflated) return packed;
    const inflate = createInflateRaw({ chunkSize: INFLATE_CHUNK });
    // The reader of `inflate` sees every error; the callback is only there because pipeline wants one.
    pipeline(packed, inflate, () => undefined);
    return inflate;
  }
}

async function openZip(path: string, file: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Names stay bytes: yauzl would refuse the absolute names of some writers, and nothing here is ever written to disk.
    yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false }, (error, zip) => {
      if (!error) return resolve(zip);
      const truncated = error.message.includes('End of central directory');
      reject(new UnreadableFileError(truncated ? 'spreadsheet.truncated_zip' : 'spreadsheet.damaged_zip', { file }));
    });
  });
}

async function readDirectory(zip: yauzl.ZipFile, file: string, limits: ReadLimits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.parts) throw new UnreadableFileError('spreadsheet.zip_too_many_parts', { file, limit: limits.parts });
  const parts = new Map<string, yauzl.Entry>();
  let packed = 0;
  let expanded = 0;
  let refused: Error | undefined;
  zip.on('entry', (entry: yauzl.Entry) => {
    packed += entry.compressedSize;
    expanded += entry.uncompressedSize;
    refused = refusalOf(entry, file, limits);
    if (expanded > limits.expandedBytes) refused = tooMuch(file, limits);
    if (refused) return void zip.emit('end');
    const name = partName(entry).toLowerCase();
    if (!parts.has(name)) parts.set(name, entry);
    zip.readEntry();
  });
  const done = once(zip, 'end');
  zip.readEntry();
  await done.catch((error: unknown) => {
    const strong = error instanceof Error && error.message.includes('encryption');
    refused = new UnreadableFileError(strong ? 'spreadsheet.encrypted_workbook' : 'spreadsheet.damaged_zip', { file });
  });
  if (refused) throw refused;
  // Entries that share their packed bytes are a way to make a small file expand without a conspicuous ratio.
  if (packed > zip.fileSize) throw new UnreadableFileError('spreadsheet.damaged_zip', { file });
  return parts;
}

function refusalOf(entry: yauzl.Entry, file: string, limits: ReadLimits): UnreadableFileError | undefined {
  const part = partName(entry);
  if (entry.isEncrypted()) return new UnreadableFileError('spreadsheet.encrypted_workbook', { file });
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return new UnreadableFileError('spreadsheet.damaged_part', { file, part });
  }
  if (entry.uncompressedSize > limits.partBytes) return tooMuch(file, limits);
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > limits.ratioFreeBytes && ratio > limits.ratio) {
    return new UnreadableFileError('spreadsheet.zip_ratio_too_high', { file, part, ratio: Math.round(ratio) });
  }
  return undefined;
}

function tooMuch(file: string, limits: ReadLimits): UnreadableFileError {
  return new UnreadableFileError('spreadsheet.zip_expands_too_much', {
    file,
    limit_mb: megabytes(Math.min(limits.expandedBytes, limits.partBytes)),
  });
}

function partName(entry: yauzl.Entry): string {
  return String(entry.fileName).replaceAll('\\', '/').replace(/^\/+/, '');
}
