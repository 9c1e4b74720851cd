import { constants, crc32, deflateRawSync } from 'node:zlib';
import { workbookParts, type WorkbookParts } from '@platform/spreadsheet/read/testing/workbook-builder.js';

interface Packed {
  bytes: Buffer;
  /** Expanded. */
  size: number;
  crc: number;
}

const BLOCK_BYTES = 16 << 20;
const DEFLATED = 8;
const LOCAL_HEADER = 30;
const DIRECTORY_ENTRY = 46;

/**
 * A workbook of which one part expands to at least `bytes`: `head`, then `filling` over and over, then `tail`. Only one block of it is
 * ever packed: packed blocks that end on a byte can be put one behind the other.
 */
export function bombWorkbook(
  parts: WorkbookParts,
  bomb: { part: string; head: string; filling: string; tail: string; bytes: number },
): Buffer {
  const packed = new Map<string, Packed>();
  for (const [name, content] of Object.entries(workbookParts(parts))) packed.set(name, pack(Buffer.from(content)));
  packed.set(bomb.part, packOften(bomb));
  return zipOf(packed);
}

function pack(content: Buffer): Packed {
  return { bytes: deflateRawSync(content), size: content.length, crc: crc32(content) };
}

function packOften({ head, filling, tail, bytes }: { head: string; filling: string; tail: string; bytes: number }): Packed {
  const block = Buffer.alloc(Math.floor(BLOCK_BYTES / filling.length) * filling.length, filling);
  const times = Math.ceil(bytes / block.length);
  const pieces = [Buffer.from(head), ...Array.from({ length: times }, () => block), Buffer.from(tail)];
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const often = deflateRawSync(block, flush);
  const packed = [
    deflateRawSync(Buffer.from(head), flush),
    ...Array.from({ length: times }, () => often),
    deflateRawSync(Buffer.from(tail)),
  ];
  return {
    bytes: Buffer.concat(packed),
    size: pieces.reduce((sum, piece) => sum + piece.length, 0),
    crc: pieces.reduce((sum, piece) => crc32(piece, sum), 0),
  };
}

function zipOf(parts: ReadonlyMap<string, Packed>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, part] of parts) {
    const label = Buffer.from(name);
    const local = header(LOCAL_HEADER, 0x04034b50, 4, part, label);
    const entry = header(DIRECTORY_ENTRY, 0x02014b50, 6, part, label);
    entry.writeUInt32LE(at, 42);
    files.push(local, label, part.bytes);
    directory.push(entry, label);
    at += local.length + label.length + part.bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}

/** @param versionAt where the fields begin that the local header and the directory have in common */
function header(length: number, signature: number, versionAt: number, { bytes, size, crc }: Packed, label: Buffer): Buffer {
  const made = Buffer.alloc(length);
  made.writeUInt32LE(signature, 0);
  made.writeUInt16LE(20, versionAt);
  made.writeUInt16LE(DEFLATED, versionAt + 4);
  made.writeUInt32LE(crc, versionAt + 10);
  made.writeUInt32LE(bytes.length, versionAt + 14);
  made.writeUInt32LE(size, versionAt + 18);
  made.writeUInt16LE(label.length, versionAt + 22);
  return made;
}
