import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Response } from 'express';
import type { JobView } from '@contracts/jobs.js';
import { JobViewService, type JobReader } from '@domain/jobs/job-view.service.js';
import type { Language } from '@platform/i18n/translate.js';

interface Watcher {
  id: string;
  /** Whether what came of it is told too. */
  whole: boolean;
  language: Language;
  response: Response;
  /** The last that was told, as text. */
  told: string;
}

const LOOK_EVERY_MS = 500;
/** A proxy closes a line on which nothing is said. */
const BREATHE_EVERY_MS = 15_000;
/** The browser asks again after this, should the line break. */
const RETRY_MS = 2000;

/** Tells browsers how jobs are getting on. However many watch, the jobs are looked up in one statement at a time. */
@Injectable()
export class JobEventsService implements BeforeApplicationShutdown {
  private readonly watchers = new Set<Watcher>();
  private looking: NodeJS.Timeout | null = null;
  private breathing: NodeJS.Timeout | null = null;

  constructor(private readonly jobs: JobViewService) {}

  /** Tells of a job until it has ended or nobody listens any more. @throws JobUnknownError before anything is said */
  async watch(id: string, reader: JobReader, language: Language, response: Response): Promise<void> {
    const job = await this.jobs.find(id, reader, language);
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Asks a proxy not to hold events back.
      'x-accel-buffering': 'no',
    });
    response.write(`retry: ${RETRY_MS}\n\n`);
    const whole = job.requested_by === reader.employeeNo && reader.kinds.includes(job.kind);
    const watcher: Watcher = { id, whole, language, response, told: '' };
    if (this.tell(watcher, job)) return;
    this.watchers.add(watcher);
    response.once('close', () => this.leave(watcher));
    if (response.destroyed) this.leave(watcher);
    else this.look();
  }

  beforeApplicationShutdown(): void {
    // Each leaves when its line has closed.
    for (const { response } of this.watchers) response.end();
  }

  /** @returns whether the job has ended, and its line with it */
  private tell(watcher: Watcher, job: JobView): boolean {
    const text = JSON.stringify(watcher.whole ? job : { ...job, result: null });
    if (text !== watcher.told) watcher.response.write(`event: job\ndata: ${text}\n\n`);
    watcher.told = text;
    if (job.state === 'queued' || job.state === 'running') return false;
    watcher.response.end();
    return true;
  }

  private leave(watcher: Watcher): void {
    this.watchers.delete(watcher);
    if (this.watchers.size > 0) return;
    if (this.looking !== null) clearTimeout(this.looking);
    if (this.breathing !== null) clearInterval(this.breathing);
    this.looking = null;
    this.breathing = null;
  }

  private look(): void {
    this.breathing ??= setInterval(() => this.watchers.forEach(({ response }) => response.write(': \n\n')), BREATHE_EVERY_MS);
    this.looking ??= setTimeout(() => {
      void this.lookOnce().finally(() => {
        this.looking = null;
        if (this.watchers.size > 0) this.look();
      });
    }, LOOK_EVERY_MS);
  }

  private async lookOnce(): Promise<void> {
    for (const language of ['zh', 'en'] as const) {
      const mine = [...this.watchers].filter((watcher) => watcher.language === language);
      if (mine.length === 0) continue;
      // The database being away for a moment is no reason to end anybody's line.
      const found = await this.jobs.findAll([...new Set(mine.map(({ id }) => id))], language).catch(() => []);
      const byId = new Map(found.map((job) => [job.id, job]));
      for (const watcher of mine) {
        const job = byId.get(watcher.id);
        if (job !== undefined && this.watchers.has(watcher)) this.tell(watcher, job);
      }
    }
  }
}
