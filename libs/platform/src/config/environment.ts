import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { FairmarkError } from '../errors/fairmark-error.js';
import type { Language, MessageKey } from '../i18n/translate.js';
import { directoryOf, signInVariables, singleSignOnOf, type DirectorySettings, type SingleSignOnSettings } from './sign-in-settings.js';

/** The settings of this process, parsed once. null: the user set nothing. */
export interface Environment {
  /** A PostgreSQL server; null: the embedded one under `home`. */
  databaseUrl: string | null;
  /** A Redis server; null: the queue is kept in PostgreSQL. */
  queueUrl: string | null;
  /** The address to listen on; only this computer unless HOST says otherwise. */
  host: string;
  /** 0: any free port. */
  port: number;
  publicUrl: string | null;
  /** The proxies whose word on a client's address is believed: addresses, CIDR ranges, `loopback` or `uniquelocal`. */
  trustProxy: string[];
  /** Absolute path of FAIRMARK_HOME. */
  home: string;
  /** Absolute path of the folder that holds files; in `home` unless FILES_URL says otherwise. */
  filesFolder: string;
  sessionSecret: string | null;
  /** Signing in at an OpenID Connect provider; null: not offered. */
  singleSignOn: SingleSignOnSettings | null;
  /** Passwords that an LDAP directory knows; null: only our own. */
  directory: DirectorySettings | null;
  /** 32 bytes; null: made once and kept in `home`. */
  fieldKey: Buffer | null;
  /** Keys that were in use before FIELD_KEY, while a rotation is under way. */
  fieldKeysBefore: Buffer[];
  /** The centre's IANA zone, which is not the host's; null: as stored in the database. */
  timeZone: string | null;
  logLevel: z.infer<typeof logLevel>;
  workerConcurrency: number;
  /** The longest that the database may work on one statement of a request; 0: without bound. */
  statementTimeoutSeconds: number;
  /** Whether `npm start` loads the sample centre into an empty database. */
  sample: boolean;
  language: Language;
}

const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));

const address = (...protocols: string[]) => z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));

const fieldKey = z
  .string()
  .regex(/^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/)
  .transform((text) => Buffer.from(text, text.length === 64 ? 'hex' : 'base64'))
  .refine((key) => key.length === 32);

const fieldKeys = z
  .string()
  .transform((text) => text.split(',').map((key) => key.trim()))
  .pipe(z.array(fieldKey));

const folder = z
  .string()
  .refine((text) => !/^[a-z][a-z0-9+.-]+:\/\//i.test(text) || text.startsWith('file:///'))
  .transform((text) => (text.startsWith('file:///') ? fileURLToPath(text) : text));

const proxies = z
  .string()
  .transform((text) => text.split(',').map((proxy) => proxy.trim()))
  .pipe(z.array(z.string().refine(isProxy)));

const settings = z.object({
  DATABASE_URL: address('postgres:', 'postgresql:').optional(),
  QUEUE_URL: address('redis:', 'rediss:').optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(3000),
  PUBLIC_URL: address('http:', 'https:').optional(),
  TRUST_PROXY: proxies.default(['loopback']),
  FAIRMARK_HOME: z.string().default('.fairmark'),
  FILES_URL: folder.optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  FIELD_KEY: fieldKey.optional(),
  FIELD_KEY_PREVIOUS: fieldKeys.optional(),
  FAIRMARK_TZ: z.string().refine(isTimeZone).optional(),
  LOG_LEVEL: logLevel.default('info'),
  WORKER_CONCURRENCY: wholeNumber(1, 64).default(2),
  STATEMENT_TIMEOUT_S: wholeNumber(0, 3600).default(60),
  SAMPLE: z.enum(['on', 'off']).default('on'),
  FAIRMARK_LANG: z.enum(['zh', 'en']).optional(),
  ...signInVariables,
});

type SettingName = keyof typeof settings.shape;

/** What takes any text cannot be wrong. */
type AnyText =
  | 'FAIRMARK_HOME'
  | 'HOST'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'OIDC_CLAIM'
  | 'LDAP_BASE_DN'
  | 'LDAP_BIND_DN'
  | 'LDAP_BIND_PASSWORD';

const sentences: Record<Exclude<SettingName, AnyText>, MessageKey> = {
  DATABASE_URL: 'platform.bad_database_url',
  QUEUE_URL: 'platform.bad_queue_url',
  PORT: 'platform.bad_port',
  PUBLIC_URL: 'platform.bad_public_url',
  TRUST_PROXY: 'platform.bad_trust_proxy',
  FILES_URL: 'platform.bad_files_url',
  SESSION_SECRET: 'platform.bad_session_secret',
  FIELD_KEY: 'platform.bad_field_key',
  FIELD_KEY_PREVIOUS: 'platform.bad_field_key_previous',
  FAIRMARK_TZ: 'platform.bad_time_zone',
  LOG_LEVEL: 'platform.bad_log_level',
  WORKER_CONCURRENCY: 'platform.bad_worker_concurrency',
  STATEMENT_TIMEOUT_S: 'platform.bad_statement_timeout',
  SAMPLE: 'platform.bad_sample',
  FAIRMARK_LANG: 'platform.bad_language',
  OIDC_ISSUER: 'platform.bad_oidc_issuer',
  OIDC_SCOPE: 'platform.bad_oidc_scope',
  LDAP_URL: 'platform.bad_ldap_url',
  LDAP_USER_FILTER: 'platform.bad_ldap_filter',
  LDAP_CA_FILE: 'platform.bad_ldap_ca_file',
};

/**
 * Reads the settings; an empty variable counts as absent.
 * @param source variables by name, the process's own unless given
 * @throws FairmarkError with one sentence for the first setting that is not valid; secrets are never repeated in it
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as keyof typeof sentences;
    throw new FairmarkError(sentences[name], { value: given[name] ?? '' });
  }
  const values = parsed.data;
  const home = resolve(values.FAIRMARK_HOME);
  return {
    databaseUrl: values.DATABASE_URL ?? null,
    queueUrl: values.QUEUE_URL ?? null,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? null,
    trustProxy: values.TRUST_PROXY,
    home,
    filesFolder: values.FILES_URL === undefined ? resolve(home, 'files') : resolve(values.FILES_URL),
    sessionSecret: values.SESSION_SECRET ?? null,
    singleSignOn: singleSignOnOf(values),
    directory: directoryOf(values),
    fieldKey: values.FIELD_KEY ?? null,
    fieldKeysBefore: values.FIELD_KEY_PREVIOUS ?? [],
    timeZone: values.FAIRMARK_TZ ?? null,
    logLevel: values.LOG_LEVEL,
    workerConcurrency: values.WORKER_CONCURRENCY,
    statementTimeoutSeconds: values.STATEMENT_TIMEOUT_S,
    sample: values.SAMPLE === 'on',
    language: values.FAIRMARK_LANG ?? languageOf(source),
  };
}

/** The user's language from FAIRMARK_LANG or the POSIX locale variables; also usable when the settings do not parse. */
export function languageOf(source: Record<string, string | undefined> = process.env): Language {
  const chosen = source['FAIRMARK_LANG'];
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const locale = source['LC_ALL'] || source['LC_MESSAGES'] || source['LANG'] || '';
  return /^en/i.test(locale) ? 'en' : 'zh';
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isProxy(text: string): boolean {
  if (text === 'loopback' || text === 'uniquelocal') return true;
  const [, address = '', prefix] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && (prefix === undefined || (Number(prefix) > 0 && Number(prefix) <= (family === 4 ? 32 : 128)));
}
