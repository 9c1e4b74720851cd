import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { textEncoding, type TextEncoding } from './csv/text-encoding.js';
import { errorCode } from './error-code.js';
import { DEFAULT_LIMITS, megabytes, type ReadLimits } from './read-limits.js';
import { UnreadableFileError, type UnreadableFileKey } from './unreadable-file.errors.js';
import { findWorkbookPart } from './xlsx/workbook-parts.js';
import { WorkbookZip } from './xlsx/workbook-zip.js';

/** `encoding` is given for csv and json. */
export interface FileFormat {
  format: 'xlsx' | 'csv' | 'json';
  encoding?: TextEncoding;
}

const HEAD_BYTES = 64 * 1024;
const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP_MAGIC = Buffer.from('PK');
const WORKBOOK_EXTENSIONS = new Set(['.xlsx', '.xls', '.xlsm', '.xlsb', '.xltx', '.et', '.ett']);
const TEXT_EXTENSIONS = new Set(['.csv', '.txt', '.tsv', '.json']);
/** Parts that the reader will parse; a DOCTYPE in one of them is found before that. */
const PARSED_PARTS = /^(\[content_types\]\.xml|_rels\/[^/]*|xl\/[^/]+\.xml|xl\/_rels\/[^/]+|xl\/worksheets\/[^/]+\.xml)$/i;
const PROLOGUE_BYTES = 4096;
const PROLOGUES = 500;

/**
 * Says what a file is, by its content and not by its name, and refuses it in one sentence when it cannot or must not be read. A
 * workbook is judged from its zip directory before any parser sees it.
 * @throws UnreadableFileError
 */
export async function inspectFile(path: string, limits: ReadLimits = DEFAULT_LIMITS): Promise<FileFormat> {
  const file = basename(path);
  const size = await fileSize(path, file);
  if (size === 0) throw new UnreadableFileError('spreadsheet.empty_file', { file });
  if (size > limits.fileBytes) {
    throw new UnreadableFileError('spreadsheet.file_too_big', { file, size_mb: megabytes(size), limit_mb: megabytes(limits.fileBytes) });
  }
  const head = await readHead(path, file);
  const extension = extname(path).toLowerCase();
  if (head.subarray(0, 8).equals(OLE_MAGIC)) throw new UnreadableFileError(await oleRefusal(path, extension), { file });
  if (head.subarray(0, 2).equals(ZIP_MAGIC) && head[2] !== undefined && head[2] <= 8) {
    await inspectWorkbook(path, file, extension, limits);
    return { format: 'xlsx' };
  }
  return inspectText(path, file, extension, head);
}

async function fileSize(path: string, file: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => refuseAccess(error, file));
  if (found.isDirectory()) throw new UnreadableFileError('spreadsheet.is_folder', { file });
  if (!found.isFile()) throw new UnreadableFileError('spreadsheet.not_a_file', { file });
  return found.size;
}

async function readHead(path: string, file: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch((error: unknown) => refuseAccess(error, file));
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function refuseAccess(error: unknown, file: string): never {
  const code = errorCode(error);
  if (['EACCES', 'EPERM', 'EBUSY'].includes(code)) throw new UnreadableFileError('spreadsheet.no_permission', { file });
  if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE'].includes(code)) {
    throw new UnreadableFileError('spreadsheet.file_not_found', { file });
  }
  throw error;
}

/** OLE2 containers hold old Office files and, since 2007, encrypted new ones; their stream names are UTF-16. */
async function oleRefusal(path: string, extension: string): Promise<UnreadableFileKey> {
  const names = {
    encrypted: Buffer.from('EncryptedPackage', 'utf16le'),
    workbook: Buffer.from('Workbook', 'utf16le'),
    book: Buffer.from('Book\0', 'utf16le'),
  };
  let workbook = false;
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const window = Buffer.concat([tail, chunk as Buffer]);
    if (window.includes(names.encrypted)) return 'spreadsheet.encrypted_workbook';
    workbook ||= window.includes(names.workbook) || window.includes(names.book);
    tail = window.subarray(-64);
  }
  if (extension === '.et' || extension === '.ett') return 'spreadsheet.wps_et';
  return workbook || extension === '.xls' ? 'spreadsheet.old_xls' : 'spreadsheet.other_office_file';
}

async function inspectWorkbook(path: string, file: string, extension: string, limits: ReadLimits): Promise<void> {
  const zip = await WorkbookZip.open(path, limits);
  try {
    if (zip.has('xl/workbook.bin')) throw new UnreadableFileError('spreadsheet.binary_workbook', { file });
    await refuseDoctype(zip, file);
    if (extension === '.xlsm' || zip.names().some((name) => /vbaproject\.bin$/i.test(name))) {
      throw new UnreadableFileError('spreadsheet.macro_workbook', { file });
    }
    const workbook = await findWorkbookPart(zip, path);
    if (workbook === null || !zip.has('[Content_Types].xml') || !(await zip.head(workbook, PROLOGUE_BYTES)).includes('workbook')) {
      throw new UnreadableFileError('spreadsheet.zip_not_xlsx', { file });
    }
    if (TEXT_EXTENSIONS.has(extension)) throw new UnreadableFileError('spreadsheet.xlsx_named_text', { file, extension });
  } finally {
    zip.close();
  }
}

async function refuseDoctype(zip: WorkbookZip, file: string): Promise<void> {
  const parsed = zip.names().filter((name) => PARSED_PARTS.test(name));
  for (const part of parsed.slice(0, PROLOGUES)) {
    if (/<!(DOCTYPE|ENTITY)/i.test((await zip.head(part, PROLOGUE_BYTES)).toString('latin1'))) {
      throw new UnreadableFileError('spreadsheet.xml_doctype', { file, part });
    }
  }
}

async function inspectText(path: string, file: string, extension: string, head: Buffer): Promise<FileFormat> {
  const wide = head[0] === 0xff && head[1] === 0xfe;
  if (head.includes('%PDF-') || (!wide && hasControlCharacters(head))) throw new UnreadableFileError('spreadsheet.not_a_table', { file });
  const encoding = await textEncoding(path, head);
  if (encoding === null) throw new UnreadableFileError('spreadsheet.unknown_encoding', { file });
  const start = new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(head).trimStart();
  if (start === '') throw new UnreadableFileError('spreadsheet.empty_file', { file });
  refuseMarkup(start, file);
  if (WORKBOOK_EXTENSIONS.has(extension)) throw new UnreadableFileError('spreadsheet.text_named_xlsx', { file, extension });
  if (extension === '.json') {
    if (!/^[[{]/.test(start)) throw new UnreadableFileError('spreadsheet.text_named_json', { file });
    return { format: 'json', encoding };
  }
  return { format: /^[[{]\s*["[\]{}]/.test(start) ? 'json' : 'csv', encoding };
}

/** Exports of many web systems are HTML tables or XML called .xls. */
function refuseMarkup(start: string, file: string): void {
  if (/^(<(!doctype\s+html|html|head|body|table|meta|style|script|div|center)\b|mime-version:)/i.test(start)) {
    throw new UnreadableFileError('spreadsheet.html_file', { file });
  }
  if (/^<(\?xml|!--|!doctype)/i.test(start)) {
    throw new UnreadableFileError(/<(html|table)\b/i.test(start) ? 'spreadsheet.html_file' : 'spreadsheet.xml_file', { file });
  }
}

/** Control characters other than tab, line ends, form feed and the end-of-file mark of old systems. */
function hasControlCharacters(head: Buffer): boolean {
  return head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a].includes(byte));
}
