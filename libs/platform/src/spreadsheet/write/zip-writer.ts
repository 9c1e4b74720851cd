import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { PartText } from './part-text.js';

interface Entry {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** Takes the next bytes of the archive; the promise settles when it is ready for more. */
export type ByteSink = (bytes: Uint8Array) => Promise<void>;

const LARGEST = 0xffff_ffff;
const VERSION = 20;
/** Sizes stand after the data (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1980-01-01: the earliest date zip knows. Fixed, so that the same content gives the same bytes. */
const DOS_DATE = 0x21;
const LEVEL = 6;
/** Room for what a block is packed into, mostly at once. */
const PACKED_CHUNK = 256 * 1024;

const packAtOnce = promisify(deflateRaw);

/**
 * Writes a zip archive part by part in bounded memory. Compression runs on the thread pool, so the event loop stays free, and the
 * sink's pace is the pace of the whole.
 */
export class ZipWriter {
  private readonly entries: Entry[] = [];
  private offset = 0;

  constructor(private readonly sink: ByteSink) {}

  /** Adds a part that is at hand as a whole. The next part may start when the promise settles. Fails past 4 GiB (no ZIP64). */
  async add(name: string, text: string): Promise<void> {
    await this.part(name, async (entry) => {
      const bytes = Buffer.from(text, 'utf8');
      const packed = await packAtOnce(bytes, { level: LEVEL });
      Object.assign(entry, { crc: crc32(bytes), size: bytes.length, packed: packed.length });
      await this.write(packed);
    });
  }

  /**
   * Adds a part of any length while it is being made; else as `add`. Each block is packed by itself up to a byte's end, which costs a
   * hundredth of the size: a compressor that runs on is a stream, whose lists keep what they gave until a full collection of garbage.
   */
  async stream(name: string, produce: (text: PartText) => Promise<void>): Promise<void> {
    await this.part(name, async (entry) => {
      const text = new PartText(async (bytes) => {
        entry.crc = crc32(bytes, entry.crc);
        entry.size += bytes.length;
        const packed = await packAtOnce(bytes, { level: LEVEL, chunkSize: PACKED_CHUNK, finishFlush: constants.Z_SYNC_FLUSH });
        entry.packed += packed.length;
        await this.write(packed);
      });
      await produce(text);
      await text.end();
      const end = await packAtOnce(Buffer.alloc(0));
      entry.packed += end.length;
      await this.write(end);
    });
  }

  private async part(name: string, pack: (entry: Entry) => Promise<void>): Promise<void> {
    const entry: Entry = { name: Buffer.from(name, 'utf8'), crc: 0, packed: 0, size: 0, offset: this.offset };
    await this.write(localHeader(entry));
    await pack(entry);
    await this.write(dataDescriptor(entry));
    this.entries.push(entry);
  }

  /** Writes the central directory; nothing may be added afterwards. */
  async finish(): Promise<void> {
    const start = this.offset;
    for (const entry of this.entries) await this.write(centralHeader(entry));
    await this.write(endRecord(this.entries.length, this.offset - start, start));
  }

  private async write(bytes: Uint8Array): Promise<void> {
    this.offset += bytes.length;
    if (this.offset > LARGEST) throw new Error('The archive would pass 4 GiB');
    await this.sink(bytes);
  }
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(entry.name.length, 26);
  return Buffer.concat([header, entry.name]);
}

function dataDescriptor(entry: Entry): Buffer {
  if (entry.size > LARGEST) throw new Error('A part would pass 4 GiB');
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  writeSizes(descriptor, entry, 4);
  return descriptor;
}

function centralHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATE, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  writeSizes(header, entry, 16);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}

function writeSizes(target: Buffer, entry: Entry, at: number): void {
  target.writeUInt32LE(entry.crc, at);
  target.writeUInt32LE(entry.packed, at + 4);
  target.writeUInt32LE(entry.size, at + 8);
}

function endRecord(count: number, size: number, start: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(start, 16);
  return record;
}
