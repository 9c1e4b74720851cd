const BLOCK_BYTES = 1536 * 1024;
/** From here on a block is passed on: large ones cost few changes of thread. */
const FULL_BYTES = 1024 * 1024;
/** Of one UTF-16 unit as UTF-8. */
const MOST_BYTES = 3;

/**
 * The text of a part on its way into the archive, turned into bytes row by row in blocks that are used again: strings of a million rows
 * would keep the collector of garbage busy for longer than all else takes. While one block is being packed the next one is filled.
 */
export class PartText {
  private readonly free: Buffer[] = [];
  private readonly full: Buffer[] = [];
  private block: Buffer = Buffer.alloc(0);
  private at = 0;
  private packing: Promise<void> = Promise.resolve();

  /** @param pack takes the bytes; they stay as they are until its promise settles */
  constructor(private readonly pack: (bytes: Buffer) => Promise<void>) {}

  /** Takes text at once, whatever its length: call `ready` every few hundred rows. */
  write(text: string): void {
    const most = text.length * MOST_BYTES;
    if (most > this.block.length - this.at) this.turn(most);
    this.at += this.block.write(text, this.at, 'utf8');
  }

  /** Settles when there is room again. @throws what packing failed with */
  async ready(): Promise<void> {
    if (this.at >= FULL_BYTES) this.turn(0);
    for (let bytes = this.full.shift(); bytes !== undefined; bytes = this.full.shift()) await this.pass(bytes);
  }

  /** Settles when all was packed. */
  async end(): Promise<void> {
    this.turn(0);
    await this.ready();
    await this.packing;
  }

  /** Puts the block aside and takes another one. */
  private turn(least: number): void {
    if (this.at > 0) this.full.push(this.block.subarray(0, this.at));
    this.at = 0;
    this.block = least > BLOCK_BYTES ? Buffer.allocUnsafeSlow(least) : (this.free.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES));
  }

  private async pass(bytes: Buffer): Promise<void> {
    await this.packing;
    this.packing = this.pack(bytes).then(() => {
      if (bytes.buffer.byteLength === BLOCK_BYTES) this.free.push(Buffer.from(bytes.buffer));
    });
    // Heard by whoever waits for it next; when the part is given up before, its failure is known already.
    this.packing.catch(() => undefined);
  }
}
