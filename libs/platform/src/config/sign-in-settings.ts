import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FairmarkError } from '../errors/fairmark-error.js';

/** An OpenID Connect provider. */
export interface SingleSignOnSettings {
  issuer: string;
  clientId: string;
  /** null: a public client, held by PKCE alone. */
  clientSecret: string | null;
  /** Which claim is the employee number. */
  claim: string;
  scope: string;
}

/** An LDAP directory. */
export interface DirectorySettings {
  /** `ldaps:` speaks TLS from the start, `ldap+starttls:` before anything is said, `ldap:` never. */
  url: string;
  baseDn: string;
  /** Whom to search as; null: nobody in particular. */
  bind: { dn: string; password: string } | null;
  /** RFC 4515, with `{login}` where the employee number stands. */
  userFilter: string;
  /** PEM certificates of the authorities that the directory's own must come from; null: those that Node trusts. */
  authorities: string | null;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** An identity provider is asked over TLS, unless it runs on this very computer. */
const issuer = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
});

const directoryAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && ['ldap:', 'ldaps:', 'ldap+starttls:'].includes(new URL(text).protocol) && new URL(text).hostname !== '',
  );

const userFilter = z.string().refine((text) => {
  let depth = 0;
  for (const letter of text.replaceAll(/\\[0-9a-f]{2}/gi, '')) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && text.startsWith('(') && text.endsWith(')') && text.includes('{login}');
});

const certificateFile = z.string().transform(certificatesIn).pipe(z.string());

/** The variables of signing in elsewhere, to stand among the others. */
export const signInVariables = {
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLAIM: z.string().default('preferred_username'),
  OIDC_SCOPE: z
    .string()
    .refine((text) => text.split(/\s+/).includes('openid'))
    .default('openid profile'),
  LDAP_URL: directoryAddress.optional(),
  LDAP_BASE_DN: z.string().optional(),
  LDAP_BIND_DN: z.string().optional(),
  LDAP_BIND_PASSWORD: z.string().optional(),
  LDAP_USER_FILTER: userFilter.default('(uid={login})'),
  LDAP_CA_FILE: certificateFile.optional(),
};

const variables = z.object(signInVariables);
type SignInVariables = z.infer<typeof variables>;

/** @throws FairmarkError naming the part that is missing when only some are given */
export function singleSignOnOf(values: SignInVariables): SingleSignOnSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = values;
  if (OIDC_ISSUER === undefined && OIDC_CLIENT_ID === undefined && OIDC_CLIENT_SECRET === undefined) return null;
  return {
    issuer: needed(OIDC_ISSUER, 'OIDC_ISSUER', 'OIDC_…'),
    clientId: needed(OIDC_CLIENT_ID, 'OIDC_CLIENT_ID', 'OIDC_…'),
    clientSecret: OIDC_CLIENT_SECRET ?? null,
    claim: values.OIDC_CLAIM,
    scope: values.OIDC_SCOPE,
  };
}

/** @throws FairmarkError naming the part that is missing when only some are given */
export function directoryOf(values: SignInVariables): DirectorySettings | null {
  const { LDAP_URL, LDAP_BASE_DN, LDAP_BIND_DN, LDAP_BIND_PASSWORD, LDAP_CA_FILE } = values;
  if ([LDAP_URL, LDAP_BASE_DN, LDAP_BIND_DN, LDAP_BIND_PASSWORD, LDAP_CA_FILE].every((value) => value === undefined)) return null;
  const binds = LDAP_BIND_DN !== undefined || LDAP_BIND_PASSWORD !== undefined;
  return {
    url: needed(LDAP_URL, 'LDAP_URL', 'LDAP_…'),
    baseDn: needed(LDAP_BASE_DN, 'LDAP_BASE_DN', 'LDAP_…'),
    bind: binds
      ? { dn: needed(LDAP_BIND_DN, 'LDAP_BIND_DN', 'LDAP_…'), password: needed(LDAP_BIND_PASSWORD, 'LDAP_BIND_PASSWORD', 'LDAP_…') }
      : null,
    userFilter: values.LDAP_USER_FILTER,
    authorities: LDAP_CA_FILE ?? null,
  };
}

function needed(value: string | undefined, name: string, group: string): string {
  if (value === undefined) throw new FairmarkError('platform.setting_missing', { name, group });
  return value;
}

/** @returns null: no file that can be read, or no certificate in it */
function certificatesIn(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    return new X509Certificate(text).raw.length > 0 ? text : null;
  } catch {
    return null;
  }
}
