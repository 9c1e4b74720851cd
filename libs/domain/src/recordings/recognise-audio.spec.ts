import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mp3File, oggFile, waveFile, waveHead } from '../../../../test/support/audio.js';
import { recogniseAudio } from './recognise-audio.js';

describe('a recording', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audio-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const recognise = async (content: Buffer) => {
    const path = join(folder, 'call.bin');
    await writeFile(path, content);
    return recogniseAudio(path);
  };
  const head = (tag: number, bits: number) => waveHead({ tag, bits, rate: 8000, channels: 1, bytes: 8000 });

  it.each([
    ['wav', waveFile({ seconds: 1.5 }), 1.5],
    ['wav', Buffer.concat([head(6, 8), Buffer.alloc(8000)]), 1],
    ['mp3', mp3File(3), null],
    ['mp3', mp3File(3, 300_000), null],
    ['ogg', oggFile('\x01vorbis'), null],
    ['ogg', oggFile('OpusHead'), null],
  ])('is known as %s by its content, whatever it is called', async (kind, content, durationS) => {
    expect(await recognise(content)).toEqual({ kind, durationS });
  });

  it('that was cut off is as long as what is there', async () => {
    expect(await recognise(Buffer.concat([head(1, 16), Buffer.alloc(4000)]))).toEqual({ kind: 'wav', durationS: 0.25 });
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('录音编号,工号\n')],
    ['noise that begins like one frame', Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0), Buffer.alloc(2000, 7)])],
    ['a tag without sound', mp3File(0, 1000)],
    ['a video in the container', oggFile('\x80theora')],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
  ])('is not %s', async (_, content) => {
    await expect(recognise(content)).rejects.toMatchObject({ code: 'recordings.not_audio', status: 422 });
  });

  it.each([
    [49, 8],
    [17, 8],
    [1, 12],
  ])('is refused in a coding that browsers do not play (%i, %i bits)', async (tag, bits) => {
    await expect(recognise(Buffer.concat([head(tag, bits), Buffer.alloc(8000)]))).rejects.toMatchObject({ code: 'recordings.compressed' });
  });
});
