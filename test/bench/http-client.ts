import { connect, type Socket } from 'node:net';

interface Waiting {
  done: (body: string) => void;
  failed: (error: Error) => void;
}

/** One connection that stays open, for one request at a time. It reads answers with a length, which is how JSON is sent. */
class Connection {
  private readonly socket: Socket;
  private received: Buffer = Buffer.alloc(0);
  private waiting: Waiting | null = null;

  constructor(host: string, port: number) {
    this.socket = connect(port, host).setNoDelay();
    this.socket.on('data', (chunk: Buffer) => this.take(chunk));
    this.socket.on('error', (error) => this.waiting?.failed(error));
    this.socket.on('close', () => this.waiting?.failed(new Error('The server closed the connection')));
  }

  send(request: string): Promise<string> {
    return new Promise((done, failed) => {
      this.waiting = { done, failed };
      this.socket.write(request);
    });
  }

  /** The server ends a connection that rests for some seconds. */
  get isOpen(): boolean {
    return !this.socket.destroyed && this.socket.writable;
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const headEnds = this.received.indexOf('\r\n\r\n');
    if (headEnds < 0) return;
    const head = this.received.toString('latin1', 0, headEnds);
    const bodyEnds = headEnds + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.received.length < bodyEnds) return;
    const body = this.received.toString('utf8', headEnds + 4, bodyEnds);
    const { done, failed } = this.waiting!;
    this.waiting = null;
    this.received = this.received.subarray(bodyEnds);
    if (head.startsWith('HTTP/1.1 2')) done(body);
    else failed(new Error(`${head.split('\r\n')[0]}: ${body}`));
  }
}

/**
 * Asks with one token over connections that stay open, as many as there are requests at once. As lean as the client of the database beside it,
 * so that it is the server that is timed.
 */
export class HttpClient {
  private readonly connections: Connection[] = [];
  private readonly idle: Connection[] = [];

  constructor(
    private readonly address: URL,
    private readonly token: string,
  ) {}

  /** @returns the body as it came @throws Error for any answer that is no success */
  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<string> {
    const content = body === undefined ? '' : JSON.stringify(body);
    const type = body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n`;
    const head = `${method} /api/v1${path} HTTP/1.1\r\nhost: ${this.address.host}\r\nauthorization: Bearer ${this.token}\r\n${type}\r\n`;
    const connection = this.rested() ?? this.open();
    const answer = await connection.send(head + content);
    this.idle.push(connection);
    return answer;
  }

  close(): void {
    for (const connection of this.connections) connection.close();
  }

  private rested(): Connection | null {
    const connection = this.idle.pop();
    if (connection === undefined || connection.isOpen) return connection ?? null;
    return this.rested();
  }

  private open(): Connection {
    const connection = new Connection(this.address.hostname, Number(this.address.port));
    this.connections.push(connection);
    return connection;
  }
}
