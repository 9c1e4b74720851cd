import { readdirSync, readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';

/** The kernel tells processor time in these, whatever its own tick is. */
const TICKS_PER_SECOND = 100;

interface ProcessTimes {
  parent: number;
  /** Seconds of processor: its own, and those of its children that ended. */
  own: number;
  reaped: number;
}

/** Reads processor time of this process, with all its threads, and of the database server with its sessions. */
export class CpuClock {
  private constructor(private readonly server: number | null) {}

  /** @param dataSource a session on the server that is to be watched */
  static async watching(dataSource: DataSource): Promise<CpuClock> {
    const [{ pid }]: [{ pid: number }] = await dataSource.query('select pg_backend_pid() as pid');
    return new CpuClock(timesOf(pid)?.parent ?? null);
  }

  /** Begins to count. @returns asks for the seconds since; null: the system does not tell those of the database */
  start(): () => number | null {
    const before = this.now();
    return () => {
      const after = this.now();
      return before === null || after === null ? null : after - before;
    };
  }

  private now(): number | null {
    const { user, system } = process.cpuUsage();
    const server = this.server === null ? null : serverSeconds(this.server);
    return server === null ? null : (user + system) / 1e6 + server;
  }
}

/** A session or a parallel worker that ended is counted by the server process that waited for it. */
function serverSeconds(server: number): number | null {
  const postmaster = timesOf(server);
  if (postmaster === null) return null;
  const others = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (timesOf(Number(name)) ?? []) : []));
  const sessions = others.filter((process) => process.parent === server);
  return sessions.reduce((sum, process) => sum + process.own + process.reaped, postmaster.own + postmaster.reaped);
}

/** null: no such process, or no such system. */
function timesOf(pid: number): ProcessTimes | null {
  try {
    // The name of the program stands in brackets and may hold anything; the numbers follow the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, own: (user + system) / TICKS_PER_SECOND, reaped: (reapedUser + reapedSystem) / TICKS_PER_SECOND };
  } catch {
    return null;
  }
}

/** The middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing');
  return (low + high) / 2;
}
