import { Inject, Injectable } from '@nestjs/common';
import { Client, InappropriateAuthError, InvalidCredentialsError, NoSuchObjectError } from 'ldapts';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import type { DirectorySettings } from '@platform/config/sign-in-settings.js';
import { DirectoryUnreachableError } from './accounts.errors.js';
import { escapeFilter } from './escape-filter.js';

const PATIENCE_MS = 5000;
const STARTTLS = 'ldap+starttls:';
const LDAPS = 'ldaps:';

/** The company's directory: it says whether a password is right, and nothing else is asked of it. */
@Injectable()
export class DirectoryService {
  private readonly settings: DirectorySettings | null;

  constructor(@Inject(ENVIRONMENT) environment: Pick<Environment, 'directory'>) {
    this.settings = environment.directory;
  }

  get isOn(): boolean {
    return this.settings !== null;
  }

  /**
   * Whether the directory takes a password for an employee number. An empty one would be an anonymous bind, which always succeeds, and is
   * refused here.
   * @throws DirectoryUnreachableError when it cannot say
   */
  async isPassword(employeeNo: string, password: string): Promise<boolean> {
    if (this.settings === null || password === '') return false;
    const { settings } = this;
    try {
      const dn = await withClient(settings, (client) => findEntry(client, settings, employeeNo));
      return dn !== null && (await withClient(settings, (client) => binds(client, dn, password)));
    } catch {
      throw new DirectoryUnreachableError();
    }
  }
}

async function withClient<Result>(settings: DirectorySettings, work: (client: Client) => Promise<Result>): Promise<Result> {
  const upgrades = settings.url.startsWith(STARTTLS);
  const trusting = settings.authorities === null ? {} : { ca: settings.authorities };
  const client = new Client({
    url: upgrades ? settings.url.replace(STARTTLS, 'ldap:') : settings.url,
    connectTimeout: PATIENCE_MS,
    timeout: PATIENCE_MS,
    strictDN: false,
    // With any of these it would speak TLS from the start, whatever the address says.
    ...(settings.url.startsWith(LDAPS) ? { tlsOptions: trusting } : {}),
  });
  try {
    if (upgrades) await client.startTLS({ servername: new URL(settings.url).hostname, ...trusting });
    return await work(client);
  } finally {
    await client.unbind().catch(() => undefined);
  }
}

/** @returns null: nobody, or several */
async function findEntry(client: Client, { baseDn, bind, userFilter }: DirectorySettings, employeeNo: string): Promise<string | null> {
  if (bind !== null) await client.bind(bind.dn, bind.password);
  try {
    const filter = userFilter.replaceAll('{login}', () => escapeFilter(employeeNo));
    const { searchEntries } = await client.search(baseDn, { scope: 'sub', filter, attributes: ['1.1'], timeLimit: PATIENCE_MS / 1000 });
    const [entry] = searchEntries;
    return entry !== undefined && searchEntries.length === 1 ? entry.dn : null;
  } catch (error) {
    if (error instanceof NoSuchObjectError) return null;
    throw error;
  }
}

async function binds(client: Client, dn: string, password: string): Promise<boolean> {
  try {
    await client.bind(dn, password);
    return true;
  } catch (error) {
    if (error instanceof InvalidCredentialsError || error instanceof InappropriateAuthError || error instanceof NoSuchObjectError)
      return false;
    throw error;
  }
}
