import { encodedCall } from '../../../../test/support/audio.js';
import { AudioPeaks } from './audio-peaks.js';

const drawn = async (file: Buffer, pieceBytes = file.length) => {
  const peaks = new AudioPeaks();
  for (let at = 0; at < file.length; at += pieceBytes) await peaks.push(file.subarray(at, at + pieceBytes));
  const found = await peaks.finish();
  return found === null ? null : [...found];
};

describe('the picture of a compressed recording', () => {
  it.each(['call.mp3', 'vorbis.ogg', 'opus.ogg', 'flac.ogg'] as const)('is quiet and then loud as %s is', async (name) => {
    const peaks = (await drawn(encodedCall(name)))!;
    expect(peaks.length).toBeGreaterThan(880);
    const at = (from: number, to: number) => Math.max(...peaks.slice(from * peaks.length, to * peaks.length));
    expect(at(0.05, 0.45)).toBeGreaterThan(18);
    expect(at(0.05, 0.45)).toBeLessThan(34);
    expect(at(0.55, 0.95)).toBeGreaterThan(185);
    expect(at(0.55, 0.95)).toBeLessThan(225);
  });

  it.each(['call.mp3', 'vorbis.ogg', 'opus.ogg', 'flac.ogg'] as const)(
    'of %s is the same whatever the pieces it comes in',
    async (name) => {
      const file = encodedCall(name);
      expect(await drawn(file, 701)).toEqual(await drawn(file));
    },
  );

  it('is of what is there when the recorder was cut off, and none where no sound is', async () => {
    expect((await drawn(encodedCall('opus.ogg').subarray(0, 1500)))!.length).toBeGreaterThan(500);
    expect(await drawn(encodedCall('vorbis.ogg').subarray(0, 80))).toBeNull();
    expect(await drawn(Buffer.alloc(5000, 7))).toBeNull();
  });

  it('is given up where no sound comes for long', async () => {
    await expect(new AudioPeaks(20_000).push(Buffer.alloc(30_000))).rejects.toThrow('No sound');
  });
});
