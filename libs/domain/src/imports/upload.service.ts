import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import { inspectFile } from '@platform/spreadsheet/read/inspect-file.js';
import { AuditService } from '../audit/audit.service.js';
import { UploadUnknownError } from './imports.errors.js';
import { UploadStore, type Upload } from './upload.store.js';

/** Uploads that a list shows. */
const NEWEST = 50;

/** Files that came in and wait to be looked at and committed; encrypted where they lie. */
@Injectable()
export class UploadService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: UploadStore,
    private readonly files: EncryptedFiles,
    private readonly audit: AuditService,
  ) {}

  /**
   * Keeps a file that lies at `path`; whoever put it there takes it away.
   * @throws UnreadableFileError for what is no spreadsheet, or a hostile one
   */
  async keep(path: string, fileName: string, actor: string): Promise<Upload> {
    await inspectFile(path);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const { size } = await stat(path);
    return this.dataSource.transaction(async (tx) => {
      const upload = await this.store.insert(tx, { fileName, bytes: size, checksum: hash.digest('hex'), uploadedBy: actor });
      await this.audit.record(tx, {
        actor,
        action: 'import.upload',
        subject: `upload ${upload.id}`,
        detail: { file: fileName, checksum: upload.checksum },
      });
      await this.files.keep(path, contentOf(upload.id));
      return upload;
    });
  }

  /** @throws UploadUnknownError also for somebody else's */
  async find(id: number, actor: string): Promise<Upload> {
    const upload = await this.store.find(this.dataSource.manager, id, actor);
    if (upload === null) throw new UploadUnknownError(id);
    return upload;
  }

  /** One's own, the newest first. */
  async list(actor: string): Promise<Upload[]> {
    return this.store.newest(this.dataSource.manager, actor, NEWEST);
  }

  /** @throws UploadUnknownError */
  async remove(id: number, actor: string): Promise<void> {
    await this.find(id, actor);
    await this.store.remove(this.dataSource.manager, id);
    await this.removeFiles(id);
  }

  /** The rows that were bad, as a workbook; null: there were none. @throws UploadUnknownError */
  async errorWorkbook(id: number, actor: string): Promise<{ name: string; content: Readable } | null> {
    const upload = await this.find(id, actor);
    if (!upload.hasErrors) return null;
    return { name: `${upload.fileName.replace(/\.[^.]*$/, '')}-errors.xlsx`, content: Readable.from(this.files.read(errorsOf(id))) };
  }

  /** Puts the file into a folder of its own, as it came in, for as long as the work takes. */
  async unpacked<Result>(upload: Upload, work: (path: string) => Promise<Result>): Promise<Result> {
    const folder = await mkdtemp(join(tmpdir(), 'fairmark-upload-'));
    try {
      const path = join(folder, upload.fileName);
      await pipeline(Readable.from(this.files.read(contentOf(upload.id))), createWriteStream(path, { mode: 0o600 }));
      return await work(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async keepErrors(id: number, path: string): Promise<void> {
    await this.files.keep(path, errorsOf(id));
  }

  /** Forgets uploads of long ago; what they became stays. */
  async forgetOld(days: number): Promise<void> {
    const ids = await this.dataSource.transaction((tx) => this.store.removeOlderThan(tx, days));
    for (const id of ids) await this.removeFiles(id);
  }

  private async removeFiles(id: number): Promise<void> {
    await this.files.remove(contentOf(id));
    await this.files.remove(errorsOf(id));
  }
}

const contentOf = (id: number): string => `uploads/${id}`;
const errorsOf = (id: number): string => `uploads/${id}-errors`;
