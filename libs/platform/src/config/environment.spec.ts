import { resolve } from 'node:path';
import { FairmarkError } from '../errors/fairmark-error.js';
import { readEnvironment } from './environment.js';

describe('settings', () => {
  it('has an answer for everything when nothing is set', () => {
    expect(readEnvironment({})).toEqual({
      databaseUrl: null,
      queueUrl: null,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      trustProxy: ['loopback'],
      home: resolve('.fairmark'),
      filesFolder: resolve('.fairmark/files'),
      sessionSecret: null,
      singleSignOn: null,
      directory: null,
      fieldKey: null,
      fieldKeysBefore: [],
      timeZone: null,
      logLevel: 'info',
      workerConcurrency: 2,
      statementTimeoutSeconds: 60,
      sample: true,
      language: 'zh',
    });
  });

  it('takes an empty variable as absent', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '  ' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it.each([
    ['PORT', 'abc', 'platform.bad_port'],
    ['PORT', '65536', 'platform.bad_port'],
    ['PORT', '-1', 'platform.bad_port'],
    ['DATABASE_URL', 'mysql://x/y', 'platform.bad_database_url'],
    ['QUEUE_URL', 'localhost:6379', 'platform.bad_queue_url'],
    ['PUBLIC_URL', 'qa.example.com', 'platform.bad_public_url'],
    ['TRUST_PROXY', 'everybody', 'platform.bad_trust_proxy'],
    ['TRUST_PROXY', '10.0.0.0/33', 'platform.bad_trust_proxy'],
    ['TRUST_PROXY', '0.0.0.0/0', 'platform.bad_trust_proxy'],
    ['FILES_URL', 's3://bucket/files', 'platform.bad_files_url'],
    ['SESSION_SECRET', 'short', 'platform.bad_session_secret'],
    ['FIELD_KEY', 'abcd', 'platform.bad_field_key'],
    ['FIELD_KEY_PREVIOUS', `${'ab'.repeat(32)},abcd`, 'platform.bad_field_key_previous'],
    ['FAIRMARK_TZ', 'Mars/Olympus', 'platform.bad_time_zone'],
    ['LOG_LEVEL', 'loud', 'platform.bad_log_level'],
    ['WORKER_CONCURRENCY', '0', 'platform.bad_worker_concurrency'],
    ['STATEMENT_TIMEOUT_S', '3601', 'platform.bad_statement_timeout'],
    ['SAMPLE', 'yes', 'platform.bad_sample'],
    ['FAIRMARK_LANG', 'fr', 'platform.bad_language'],
    ['OIDC_ISSUER', 'http://id.example.com', 'platform.bad_oidc_issuer'],
    ['OIDC_SCOPE', 'profile', 'platform.bad_oidc_scope'],
    ['LDAP_URL', 'directory.example.com:389', 'platform.bad_ldap_url'],
    ['LDAP_URL', 'ldaps:///', 'platform.bad_ldap_url'],
    ['LDAP_CA_FILE', '/nowhere/authority.pem', 'platform.bad_ldap_ca_file'],
    ['LDAP_CA_FILE', 'package.json', 'platform.bad_ldap_ca_file'],
    ['LDAP_USER_FILTER', '(uid=someone)', 'platform.bad_ldap_filter'],
    ['LDAP_USER_FILTER', '(uid={login}))(uid=*', 'platform.bad_ldap_filter'],
    ['LDAP_USER_FILTER', '(&(uid={login})', 'platform.bad_ldap_filter'],
  ])('refuses %s=%s with its own sentence', (name, value, code) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    [{ OIDC_ISSUER: 'https://id.example.com' }, 'OIDC_CLIENT_ID'],
    [{ OIDC_CLIENT_ID: 'fairmark' }, 'OIDC_ISSUER'],
    [{ OIDC_CLIENT_SECRET: 'tell-no-one' }, 'OIDC_ISSUER'],
    [{ LDAP_URL: 'ldaps://directory.example.com' }, 'LDAP_BASE_DN'],
    [{ LDAP_BASE_DN: 'dc=example' }, 'LDAP_URL'],
    [{ LDAP_URL: 'ldaps://directory.example.com', LDAP_BASE_DN: 'dc=example', LDAP_BIND_DN: 'cn=reader' }, 'LDAP_BIND_PASSWORD'],
    [{ LDAP_URL: 'ldaps://directory.example.com', LDAP_BASE_DN: 'dc=example', LDAP_BIND_PASSWORD: 'tell-no-one' }, 'LDAP_BIND_DN'],
  ])('names the part that is missing of %o', (given, name) => {
    try {
      readEnvironment(given);
      throw new Error('was accepted');
    } catch (error) {
      expect(error).toMatchObject({ code: 'platform.setting_missing', params: { name } });
      expect((error as FairmarkError).sentence('en')).not.toContain('tell-no-one');
    }
  });

  it('takes a provider with its id, and a directory with its base; the rest has a sense of its own', () => {
    expect(readEnvironment({ OIDC_ISSUER: 'http://127.0.0.1:8080', OIDC_CLIENT_ID: 'fairmark' }).singleSignOn).toEqual({
      issuer: 'http://127.0.0.1:8080',
      clientId: 'fairmark',
      clientSecret: null,
      claim: 'preferred_username',
      scope: 'openid profile',
    });
    expect(readEnvironment({ LDAP_URL: 'ldap+starttls://directory:1389', LDAP_BASE_DN: 'dc=example' }).directory).toEqual({
      url: 'ldap+starttls://directory:1389',
      baseDn: 'dc=example',
      bind: null,
      userFilter: '(uid={login})',
      authorities: null,
    });
  });

  it('takes proxies as addresses, ranges and two words', () => {
    const { trustProxy } = readEnvironment({ TRUST_PROXY: 'loopback, uniquelocal,10.1.2.3 ,10.0.0.0/8,fd00::/8' });
    expect(trustProxy).toEqual(['loopback', 'uniquelocal', '10.1.2.3', '10.0.0.0/8', 'fd00::/8']);
  });

  it.each(['DATABASE_URL', 'SESSION_SECRET', 'FIELD_KEY'])('never repeats the secret %s in its sentence', (name) => {
    try {
      readEnvironment({ [name]: 'tell-no-one' });
      throw new Error('was accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(FairmarkError);
      for (const language of ['zh', 'en'] as const) expect((error as FairmarkError).sentence(language)).not.toContain('tell-no-one');
    }
  });

  it('reads the field key as hexadecimal or base64', () => {
    const key = Buffer.alloc(32, 0xa5);
    expect(readEnvironment({ FIELD_KEY: key.toString('hex') }).fieldKey).toEqual(key);
    expect(readEnvironment({ FIELD_KEY: key.toString('base64') }).fieldKey).toEqual(key);
    const before = readEnvironment({ FIELD_KEY_PREVIOUS: `${key.toString('hex')}, ${key.toString('base64')}` }).fieldKeysBefore;
    expect(before).toEqual([key, key]);
  });

  it('speaks the language of FAIRMARK_LANG, else of the locale, else Chinese', () => {
    expect(readEnvironment({ FAIRMARK_LANG: 'zh', LANG: 'en_US.UTF-8' }).language).toBe('zh');
    expect(readEnvironment({ LANG: 'en_GB.UTF-8' }).language).toBe('en');
    expect(readEnvironment({ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }).language).toBe('zh');
    expect(readEnvironment({ LANG: 'C.UTF-8' }).language).toBe('zh');
  });

  it('takes FILES_URL as a folder, also as a file address', () => {
    expect(readEnvironment({ FILES_URL: 'out' }).filesFolder).toBe(resolve('out'));
    expect(readEnvironment({ FILES_URL: 'file:///srv/files' }).filesFolder).toBe('/srv/files');
  });
});
