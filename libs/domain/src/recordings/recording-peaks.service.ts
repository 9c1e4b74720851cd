import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import { drawAudio } from './draw-audio.js';
import { waveFrames } from './recognise-audio.js';
import { RecordingStore, type Recording } from './recording.store.js';
import { waveLayout } from './wave-layout.js';
import { WavePeaks } from './wave-peaks.js';

/** Finds out how recordings look, so that a page need not fetch a whole one to draw it. */
@Injectable()
export class RecordingPeaksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: RecordingStore,
    private readonly files: EncryptedFiles,
  ) {}

  /** Done again, or for a recording that is gone, it changes nothing. */
  async make(recordingId: string, signal = new AbortController().signal): Promise<void> {
    const recording = await this.store.find(this.dataSource.manager, recordingId);
    if (recording === null || !recording.peaksPending) return;
    const peaks = await this.peaksOf(recording, signal);
    await this.dataSource.transaction((tx) => this.store.keepPeaks(tx, recording, peaks));
  }

  private async peaksOf(recording: Recording, signal: AbortSignal): Promise<Buffer | null> {
    if (recording.kind === 'wav') return this.peaksOfWave(recording, signal);
    return drawAudio(this.files.read(recording.storedAs), signal);
  }

  private async peaksOfWave({ storedAs, bytes }: Recording, signal: AbortSignal): Promise<Buffer | null> {
    let peaks: WavePeaks | null = null;
    for await (const piece of this.files.read(storedAs)) {
      signal.throwIfAborted();
      if (peaks !== null) {
        peaks.push(piece);
        continue;
      }
      const layout = waveLayout(piece);
      if (layout === null) return null;
      peaks = new WavePeaks(layout, waveFrames(layout, bytes));
      peaks.push(piece.subarray(layout.dataAt));
    }
    return peaks?.peaks() ?? null;
  }
}
