import { strFromU8, unzipSync } from 'fflate';
import type { PartText } from './part-text.js';
import { ZipWriter } from './zip-writer.js';

/** A text is added as a whole, pieces as a stream. */
async function zipped(parts: [string, string | Iterable<string>][]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter(async (bytes) => void chunks.push(bytes));
  for (const [name, content] of parts) await (typeof content === 'string' ? zip.add(name, content) : zip.stream(name, writing(content)));
  await zip.finish();
  return Buffer.concat(chunks);
}

const writing = (pieces: Iterable<string>) => async (text: PartText) => {
  for (const piece of pieces) {
    text.write(piece);
    await text.ready();
  }
};

describe('the zip writer', () => {
  it('gives back every part as it was, Chinese and large ones too', async () => {
    const large = Array.from({ length: 3000 }, (_, at) => `第${at}行 ${'评语'.repeat(40)}\n`);
    const parts = unzipSync(
      await zipped([
        ['一.xml', '<a/>'],
        ['whole.xml', large.join('')],
        ['empty.xml', []],
        ['large.xml', large],
        ['huge.xml', ['评'.repeat(500_000), '😀'.repeat(400_000)]],
      ]),
    );
    expect(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
      ['一.xml', '<a/>'],
      ['whole.xml', large.join('')],
      ['empty.xml', ''],
      ['large.xml', large.join('')],
      ['huge.xml', '评'.repeat(500_000) + '😀'.repeat(400_000)],
    ]);
  });

  it('makes the same bytes from the same content', async () => {
    expect(
      await zipped([
        ['a.xml', 'x'],
        ['b.xml', ['y']],
      ]),
    ).toEqual(
      await zipped([
        ['a.xml', 'x'],
        ['b.xml', ['y']],
      ]),
    );
  });

  it('fails with the failure of what takes its bytes, even in the middle of a part', async () => {
    let taken = 0;
    const zip = new ZipWriter(async (bytes) => {
      taken += bytes.length;
      if (taken > 50_000) throw new Error('the disk is full');
    });
    function* noise(): Generator<string> {
      for (let at = 0; at < 20_000; at += 1) yield `${Math.sin(at)}${Math.cos(at)}`;
    }
    await expect(zip.stream('a.xml', writing(noise()))).rejects.toThrow('the disk is full');
  });

  it('fails with the failure of the source of a part', async () => {
    function* broken(): Generator<string> {
      yield 'x'.repeat(100_000);
      throw new Error('the query failed');
    }
    await expect(zipped([['a.xml', broken()]])).rejects.toThrow('the query failed');
  });
});
