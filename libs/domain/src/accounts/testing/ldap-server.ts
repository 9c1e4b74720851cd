import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import ldap from 'ldapjs';

export interface DirectoryEntry {
  dn: string;
  attributes: Record<string, string>;
  password: string;
}

interface Pair {
  certificate: string;
  key: string;
}

interface Request {
  dn: { toString(): string };
  credentials: string;
  filter: { matches(attributes: Record<string, string>): boolean };
  connection: object;
}

interface Response {
  send(entry: { dn: string; attributes: Record<string, string> }): void;
  end(): void;
}

type Next = (error?: unknown) => void;

const READER = { dn: 'cn=reader,dc=example,dc=com', password: 'reads only' };

/** A real LDAP server on a free port, with a few people in it; searching needs its reader's password. */
export class LdapServer {
  /** Every password that was offered to it. */
  readonly offered: string[] = [];
  port = 0;
  private readonly server: ldap.Server;

  /** @param upgrading with what a connection is sealed once it asks for that; null: it cannot be */
  constructor(entries: readonly DirectoryEntry[], options: ldap.ServerOptions = {}, upgrading: Pair | null = null) {
    const connectionRouter = (socket: Socket) => this.upgrade(socket, upgrading!);
    this.server = ldap.createServer(upgrading === null ? options : ({ ...options, connectionRouter } as ldap.ServerOptions));
    const bound = new Set<unknown>();
    this.server.bind('dc=example,dc=com', (request: Request, response: Response, next: Next) => {
      const { credentials } = request;
      this.offered.push(credentials);
      const dn = plain(request.dn.toString());
      const known = [READER, ...entries].find((entry) => plain(entry.dn) === dn);
      // As real servers do: no password is an anonymous bind, which succeeds.
      if (credentials !== '' && known?.password !== credentials) return next(new ldap.InvalidCredentialsError());
      if (dn === plain(READER.dn)) bound.add(request.connection);
      response.end();
      return next();
    });
    this.server.search('dc=example,dc=com', (request: Request, response: Response, next: Next) => {
      if (!bound.has(request.connection)) return next(new ldap.InsufficientAccessRightsError());
      for (const { dn, attributes } of entries) if (request.filter.matches(asKept(attributes))) response.send({ dn, attributes });
      response.end();
      return next();
    });
  }

  /** The server below knows no StartTLS: its request is the first that comes, and is granted here. */
  private upgrade(socket: Socket, { certificate: cert, key }: Pair): void {
    socket.once('data', (request) => {
      const messageId = request[4]!;
      socket.write(Buffer.from([0x30, 12, 0x02, 1, messageId, 0x78, 7, 0x0a, 1, 0, 0x04, 0, 0x04, 0]));
      const sealed = new TLSSocket(socket, { isServer: true, cert, key });
      sealed.on('error', () => sealed.destroy());
      (this.server as unknown as { newConnection(socket: Socket): void }).newConnection(sealed);
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.port = (this.server as unknown as { address(): AddressInfo }).address().port;
    return this.port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

/** The server compares a letter beyond ASCII by its bytes, written out. */
function asKept(attributes: Record<string, string>): Record<string, string> {
  const bytes = (letter: string) => [...Buffer.from(letter)].map((byte) => `\\${byte.toString(16)}`).join('');
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value.replaceAll(/[^\x20-\x7e]/gu, bytes)]));
}

function plain(dn: string): string {
  return dn.replaceAll(/\s*([,=])\s*/g, '$1').toLowerCase();
}

export const LDAP_SETTINGS = {
  LDAP_BASE_DN: 'dc=example,dc=com',
  LDAP_BIND_DN: READER.dn,
  LDAP_BIND_PASSWORD: READER.password,
};
