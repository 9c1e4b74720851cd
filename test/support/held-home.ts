import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { translate, type Language, type MessageKey, type MessageParams } from '@platform/i18n/translate.js';
import { buildProduct, repository, runFairmark, type Ran, type RunOptions } from './fairmark-process.js';

/** All that a command could have left behind: rows by table, and the files under the folder and the scratch folder. */
export interface Traces {
  rows: Record<string, number>;
  files: string[];
}

/**
 * A folder in which commands are run, with an embedded database of its own that a process of ours holds open, so that no command has
 * to start and stop it. Commands speak Chinese unless asked otherwise, and have a folder of their own for temporary files.
 */
export class HeldHome {
  private constructor(
    readonly folder: string,
    private readonly holder: ChildProcess,
    readonly connection: pg.ClientConfig,
  ) {}

  static async open(): Promise<HeldHome> {
    await buildProduct();
    const folder = await mkdtemp(join(tmpdir(), 'fairmark-faults-'));
    // Under root the server runs as another user, who must be able to pass.
    await chmod(folder, 0o755);
    for (const name of ['given', 'temporary']) await mkdir(join(folder, name));
    const holder = spawn(process.execPath, ['--no-warnings', join(repository, 'test/support/holder.mjs'), join(folder, '.fairmark')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: folder,
    });
    const [line] = await once(createInterface(holder.stdout), 'line');
    const answer = JSON.parse(String(line)) as { open?: pg.ClientConfig; sentence?: string };
    if (answer.open === undefined) throw new Error(answer.sentence);
    return new HeldHome(folder, holder, answer.open);
  }

  /** Runs the command line in this home. */
  fairmark(
    words: readonly string[],
    options: Omit<RunOptions, 'environment'> & { language?: Language; environment?: Record<string, string> } = {},
  ) {
    const { language, environment, ...more } = options;
    // Empty is as good as absent: then Chinese is spoken.
    const settings = { FAIRMARK_LANG: language ?? '', TMPDIR: join(this.folder, 'temporary'), ...environment };
    return runFairmark(this.folder, words, { ...more, environment: settings });
  }

  /** Runs a command that must succeed with --json, and gives its document. */
  async json<Document>(...words: string[]): Promise<Document> {
    const ran = await this.fairmark([...words, '--json']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    return JSON.parse(ran.stdout) as Document;
  }

  /** Runs commands that must succeed, one after the other. */
  async all(...commands: string[][]): Promise<void> {
    for (const words of commands) expect(await this.fairmark(words)).toMatchObject({ status: 0, stderr: '' });
  }

  /**
   * A command that must be refused, in Chinese and in English: exit status 1, exactly this one sentence on stderr, and nothing written.
   * @param environment for the Chinese run only
   */
  async expectRefused(
    words: readonly string[],
    key: MessageKey,
    params: MessageParams = {},
    environment: Record<string, string> = {},
  ): Promise<Record<Language, Ran>> {
    const before = await this.traces();
    const [zh, en] = await Promise.all([this.fairmark(words, { environment }), this.fairmark(words, { language: 'en', environment: {} })]);
    expect(zh).toMatchObject({ status: 1, stderr: `${translate('zh', key, params)}\n` });
    expect(en).toMatchObject({ status: 1, stderr: `${translate('en', key, params)}\n` });
    expect(zh.stderr).toMatch(ONE_SENTENCE.zh);
    expect(en.stderr).toMatch(ONE_SENTENCE.en);
    expect(await this.traces()).toEqual(before);
    return { zh, en };
  }

  /** Writes a file for commands to read, outside of what `traces` looks at. @returns its path */
  async give(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(this.folder, 'given', name);
    await writeFile(path, content);
    return path;
  }

  /** Rows of a query on a connection of its own. */
  async query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.session(async (session) => (await session.query(sql, values)).rows as Row[]);
  }

  /** Work on one connection. */
  async session<Result>(work: (session: pg.Client) => Promise<Result>): Promise<Result> {
    const session = new pg.Client({ ...this.connection, application_name: 'fairmark faults' });
    session.on('error', () => undefined);
    await session.connect();
    try {
      return await work(session);
    } finally {
      await session.end().catch(() => undefined);
    }
  }

  /**
   * Starts a command, holds it up where it writes to a table in the midst of its transaction, and does something to it there.
   * @param act may end the server; the table is free again afterwards
   */
  async meanwhile(table: string, words: string[], act: (child: ChildProcess) => Promise<void>): Promise<Ran> {
    let child: ChildProcess | undefined;
    let running: Promise<Ran> | undefined;
    await this.session(async (session) => {
      await session.query('begin');
      await session.query(`lock table ${table} in share mode`);
      running = this.fairmark(words, { started: (process) => (child = process) });
      // Asked on another connection: within one transaction the server's activity never changes.
      const waiting = `select 1 from pg_locks l join pg_stat_activity a using (pid)
        where a.application_name like 'fairmark cli%' and not l.granted and l.relation = '${table}'::regclass`;
      await until(async () => child!.exitCode !== null || (await this.query(waiting)).length === 1);
      expect(child!.exitCode).toBeNull();
      await act(child!);
    });
    return running!;
  }

  async traces(): Promise<Traces> {
    const tables = await this.query<{ name: string }>(
      `select format('%I', c.relname) as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    );
    const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`).join(' union all ');
    const rows = await this.query<{ name: string; rows: number }>(counts);
    const files = await readdir(this.folder, { recursive: true });
    return {
      rows: Object.fromEntries(rows.map((row) => [row.name, row.rows])),
      files: files.filter((file) => !/^(given|\.fairmark\/postgres)/.test(file)).sort(),
    };
  }

  /** The process of the server; null: none runs. */
  async postmaster(): Promise<number | null> {
    const text = await readFile(join(this.folder, '.fairmark/postgres/postmaster.pid'), 'utf8').catch(() => '');
    return Number(text.split('\n')[0]) || null;
  }

  /** Lets the server go: whoever else uses it keeps it. */
  async letGo(): Promise<void> {
    this.holder.stdin?.end();
    if (this.holder.exitCode === null) await once(this.holder, 'exit');
  }

  async close(): Promise<void> {
    await this.letGo();
    await rm(this.folder, { recursive: true, force: true });
    if (this.connection.host !== undefined) await rm(this.connection.host, { recursive: true, force: true });
  }
}

/** One line with one full stop, at its end; a stop inside a name or a number does not count. */
const ONE_SENTENCE = { zh: /^[^\n。]+。\n$/u, en: /^(?:(?!\. [A-Z])[^\n])+\.\n$/u };

/** Waits until something holds. */
export async function until(condition: () => Promise<boolean>, ms = 30_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('It did not happen in time');
    await pause(25);
  }
}
