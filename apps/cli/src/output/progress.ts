import { SingleBar } from 'cli-progress';

export interface Progress {
  /**
   * @param total null: not known, only the count is shown
   * @param label what is being counted
   */
  update(label: string, done: number, total: number | null): void;
  stop(): void;
}

const LINE_EVERY_MS = 1000;
const LINE_EVERY_SHARE = 0.1;

export function createProgress(style: 'bar' | 'lines' | 'none', stream: NodeJS.WritableStream, now: () => number = Date.now): Progress {
  if (style === 'bar') return new BarProgress(stream);
  if (style === 'lines') return new LineProgress(stream, now);
  return { update: () => undefined, stop: () => undefined };
}

class BarProgress implements Progress {
  private bar: SingleBar | null = null;

  constructor(private readonly stream: NodeJS.WritableStream) {}

  update(label: string, done: number, total: number | null): void {
    const payload = { label, known: total !== null };
    if (this.bar === null) {
      this.bar = this.create();
      this.bar.start(total ?? Math.max(done, 1), done, payload);
      return;
    }
    this.bar.setTotal(total ?? Math.max(done, 1));
    this.bar.update(done, payload);
  }

  stop(): void {
    this.bar?.stop();
    this.bar = null;
  }

  private create(): SingleBar {
    return new SingleBar({
      stream: this.stream,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 30,
      format: (options, params, payload: { label?: string; known?: boolean }) => {
        const filled = Math.round(params.progress * (options.barsize ?? 30));
        const bar = payload.known === true ? ` ${'█'.repeat(filled)}${'░'.repeat((options.barsize ?? 30) - filled)} ` : ' ';
        return `${payload.label ?? ''}${bar}${params.value}${payload.known === true ? `/${params.total}` : ''}`;
      },
    });
  }
}

/** At most one line a second, and where the total is known one a tenth; what is done within a second says nothing. */
class LineProgress implements Progress {
  private saidAt: number;
  private saidShare = 0;

  constructor(
    private readonly stream: NodeJS.WritableStream,
    private readonly now: () => number,
  ) {
    this.saidAt = now();
  }

  update(label: string, done: number, total: number | null): void {
    const share = total === null || total === 0 ? null : done / total;
    if (this.now() - this.saidAt < LINE_EVERY_MS) return;
    if (share !== null && share >= this.saidShare && share - this.saidShare < LINE_EVERY_SHARE) return;
    this.saidAt = this.now();
    this.saidShare = share ?? 0;
    this.stream.write(`${label} ${done}${total === null ? '' : `/${total}`}\n`);
  }

  stop(): void {
    this.saidShare = 0;
  }
}
