import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignInService } from './sign-in.service.js';
import { CLIENT, openAccountHouse, PASSWORD, type AccountHouse } from './testing/account-house.js';
import { LDAP_SETTINGS, LdapServer } from './testing/ldap-server.js';
import { AUTHORITY, SIGNED } from './testing/private-authority.js';
import { UNTRUSTED } from './testing/untrusted-certificate.js';

const PEOPLE = [
  { dn: 'uid=0012,ou=staff,dc=example,dc=com', attributes: { uid: '0012', ou: 'staff' }, password: 'kept by the directory' },
  { dn: 'uid=0013,ou=staff,dc=example,dc=com', attributes: { uid: '0013', ou: 'staff' }, password: 'another secret' },
  { dn: 'uid=twin,ou=staff,dc=example,dc=com', attributes: { uid: 'twin', ou: 'staff' }, password: 'one of two' },
  { dn: 'uid=twin,ou=leavers,dc=example,dc=com', attributes: { uid: 'twin', ou: 'leavers' }, password: 'one of two' },
  { dn: 'cn=zhangsan,ou=staff,dc=example,dc=com', attributes: { uid: '张三', ou: 'staff' }, password: '目录里的口令' },
];

describe('a directory', () => {
  let directory: LdapServer;
  let house: AccountHouse;
  let houses: AccountHouse[] = [];

  const houseOn = async (settings: Record<string, string>): Promise<AccountHouse> => {
    const opened = await openAccountHouse({ ...LDAP_SETTINGS, ...settings });
    houses.push(opened);
    return opened;
  };
  const answer = (no: string, password: string, at = house): Promise<string> =>
    at.module
      .get(SignInService)
      .signIn(no, password, CLIENT)
      .then(
        () => 'in',
        (error: { code: string }) => error.code,
      );

  beforeAll(async () => {
    directory = new LdapServer(PEOPLE);
    house = await houseOn({ LDAP_URL: `ldap://127.0.0.1:${await directory.listen()}` });
    await house.account({ no: '0012', password: null });
    await house.account({ no: '张三', password: null });
    await house.account({ no: 'own' });
    await house.account({ no: '*', password: null });
    await house.account({ no: 'twin', password: null });
  });
  afterAll(async () => {
    for (const opened of houses) await opened.close();
    houses = [];
    await directory.close();
  });
  beforeEach(() => house.query('delete from sign_in_failure'));

  it('lets in whom it knows by their password, when there is an account', async () => {
    expect([await answer('0012', 'kept by the directory'), await answer('张三', '目录里的口令')]).toEqual(['in', 'in']);
    expect((await house.trail()).at(-1)).toMatchObject({ actor: '张三', action: 'sign_in.ok', detail: { via: 'directory' } });
  });

  it('tells someone it knows that there is no account for them', async () => {
    expect([await answer('0013', 'another secret'), await answer('0013', 'wrong')]).toEqual([
      'accounts.no_account',
      'accounts.sign_in_failed',
    ]);
  });

  it.each([
    ['a wrong password', '0012', 'wrong'],
    ['no password, which many servers take as a bind of nobody', '0012', ''],
    ['someone it does not know', 'nobody', 'x'],
    ['a number with a wildcard in it', '*', 'kept by the directory'],
    ['a number that would end the filter', '0012)(ou=*', 'kept by the directory'],
    ['a number that two people have', 'twin', 'one of two'],
  ])('does not let in %s', async (_, no, password) => {
    expect(await answer(no, password)).toBe('accounts.sign_in_failed');
  });

  it('is never offered an empty password', () => {
    expect(directory.offered).not.toContain('');
  });

  it('is not asked about someone who has a password of our own', async () => {
    const before = directory.offered.length;
    expect([await answer('own', PASSWORD), await answer('own', 'wrong')]).toEqual(['in', 'accounts.sign_in_failed']);
    expect(directory.offered).toHaveLength(before);
  });

  it('is guessed at no more often than we are', async () => {
    for (let round = 0; round < 5; round += 1) await answer('0012', `guess ${round}`);
    const before = directory.offered.length;
    expect(await answer('0012', 'kept by the directory')).toBe('accounts.locked');
    expect(directory.offered).toHaveLength(before);
  });

  it('may be searched by a filter of the house', async () => {
    const url = `ldap://127.0.0.1:${directory.port}`;
    const other = await houseOn({ LDAP_URL: url, LDAP_USER_FILTER: '(&(ou=staff)(uid={login}))' });
    await other.account({ no: 'twin', password: null });
    expect(await answer('twin', 'one of two', other)).toBe('in');
  });

  it('with a wrong password of its reader is out of order, and nobody’s try counts', async () => {
    const url = `ldap://127.0.0.1:${directory.port}`;
    const other = await houseOn({ LDAP_URL: url, LDAP_BIND_PASSWORD: 'outdated' });
    await other.account({ no: '0012', password: null });
    for (let round = 0; round < 7; round += 1)
      expect(await answer('0012', 'kept by the directory', other)).toBe('accounts.directory_unreachable');
  });

  it('that does not answer keeps nobody out who has a password of our own', async () => {
    const silent = createServer((socket) => socket.destroy());
    const port = await listening(silent);
    const other = await houseOn({ LDAP_URL: `ldap://127.0.0.1:${port}` });
    await other.account({ no: '0012', password: null });
    await other.account({ no: 'own' });
    expect([await answer('0012', 'x', other), await answer('own', PASSWORD, other)]).toEqual(['accounts.directory_unreachable', 'in']);
    silent.close();
  });

  it('that cannot prove itself, or cannot encrypt though it was told to, is told no password', async () => {
    const sealed = new LdapServer(PEOPLE, UNTRUSTED);
    const urls = [`ldaps://127.0.0.1:${await sealed.listen()}`, `ldap+starttls://127.0.0.1:${directory.port}`];
    const before = directory.offered.length;
    for (const url of urls) {
      const other = await houseOn({ LDAP_URL: url });
      await other.account({ no: '0012', password: null });
      expect(await answer('0012', 'kept by the directory', other)).toBe('accounts.directory_unreachable');
    }
    expect([sealed.offered, directory.offered.length]).toEqual([[], before]);
    await sealed.close();
  });

  describe('with a certificate of the company’s own authority', () => {
    let folder: string;
    let authority: string;
    const signIn = async (settings: Record<string, string>) => {
      const other = await houseOn(settings);
      await other.account({ no: '0012', password: null });
      return [await answer('0012', 'kept by the directory', other), await answer('0012', 'wrong', other)];
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fairmark-authority-'));
      authority = join(folder, 'authority.pem');
      await writeFile(authority, AUTHORITY);
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it.each([
      ['ldaps', new LdapServer(PEOPLE, SIGNED)],
      ['ldap+starttls', new LdapServer(PEOPLE, {}, SIGNED)],
    ])('is believed over %s where that authority is named, and told nothing where it is not', async (protocol, sealed) => {
      const url = `${protocol}://localhost:${await sealed.listen()}`;
      expect(await signIn({ LDAP_URL: url })).toEqual(['accounts.directory_unreachable', 'accounts.directory_unreachable']);
      expect(sealed.offered).toEqual([]);
      expect(await signIn({ LDAP_URL: url, LDAP_CA_FILE: authority })).toEqual(['in', 'accounts.sign_in_failed']);
      expect(sealed.offered).toEqual(expect.arrayContaining(['kept by the directory', 'wrong']));
      await sealed.close();
    });

    it('makes nobody believe a certificate that another signed', async () => {
      const sealed = new LdapServer(PEOPLE, UNTRUSTED);
      const url = `ldaps://localhost:${await sealed.listen()}`;
      expect(await signIn({ LDAP_URL: url, LDAP_CA_FILE: authority })).toEqual([
        'accounts.directory_unreachable',
        'accounts.directory_unreachable',
      ]);
      expect(sealed.offered).toEqual([]);
      await sealed.close();
    });
  });
});

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
