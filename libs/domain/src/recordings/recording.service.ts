import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Playback } from '@contracts/recordings.js';
import type { DataScope } from '@platform/auth/data-scope.js';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import { enqueue } from '@platform/queue/outbox.js';
import { AuditService } from '../audit/audit.service.js';
import { CallQueryService } from '../calls/call-query.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { recogniseAudio } from './recognise-audio.js';
import { RECORDINGS_FOLDER } from './stray-recordings.service.js';
import { RecordingNotFoundError } from './recordings.errors.js';
import { RecordingStore, type Recording } from './recording.store.js';

const TYPES = { wav: 'audio/wav', mp3: 'audio/mpeg', ogg: 'audio/ogg' } as const;

/** A recording to be listened to. */
export interface OpenRecording {
  type: (typeof TYPES)[keyof typeof TYPES];
  bytes: number;
  checksum: string;
  /** The bytes from `from` up to and without `to`. */
  part(from: number, to: number): Readable;
}

/** The audio of calls, for those who may see the call; encrypted where it lies. */
@Injectable()
export class RecordingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calls: CallQueryService,
    private readonly store: RecordingStore,
    private readonly files: EncryptedFiles,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
  ) {}

  /** @throws CallNotFoundError also for a call outside the scope */
  async playback(recordingId: string, scope: DataScope): Promise<Playback> {
    const call = await this.calls.get(recordingId, scope);
    const tx = this.dataSource.manager;
    const kept = await this.store.find(tx, recordingId);
    if (kept !== null) return { ...shown(kept), duration_s: kept.durationS ?? call.duration_s };
    const pattern = await this.settings.read(tx, 'recording_link_pattern');
    return {
      recording_id: recordingId,
      kind: pattern === null ? 'none' : 'link',
      address: pattern === null ? null : pattern.replace('{recording_id}', encodeURIComponent(recordingId)),
      audio: null,
      bytes: null,
      peaks: null,
      peaks_pending: false,
      duration_s: call.duration_s,
    };
  }

  /** @throws CallNotFoundError, RecordingNotFoundError */
  async open(recordingId: string, scope: DataScope): Promise<OpenRecording> {
    await this.calls.get(recordingId, scope);
    const kept = await this.store.find(this.dataSource.manager, recordingId);
    if (kept === null) throw new RecordingNotFoundError(recordingId);
    const { kind, bytes, checksum, storedAs } = kept;
    return { type: TYPES[kind], bytes, checksum, part: (from, to) => Readable.from(this.files.readPart(storedAs, from, to)) };
  }

  /**
   * Keeps the audio that lies at `path` as the recording of a call; whoever put it there takes it away.
   * @throws CallNotFoundError, NotAudioError, AudioCompressedError
   */
  async keep(path: string, fileName: string, { recordingId, actor, scope }: RecordingRequest): Promise<Playback> {
    await this.calls.get(recordingId, scope);
    const { kind, durationS } = await recogniseAudio(path);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const checksum = hash.digest('hex');
    const { size: bytes } = await stat(path);
    const storedAs = `${RECORDINGS_FOLDER}/${randomUUID()}`;
    const kept = { recordingId, kind, fileName, bytes, checksum, storedAs, durationS, peaksPending: true, uploadedBy: actor };
    await this.files.keep(path, storedAs);
    try {
      const before = await this.dataSource.transaction(async (tx) => {
        const replaced = await this.store.put(tx, kept);
        const detail = { file: fileName, checksum, replaced: replaced !== null };
        await this.audit.record(tx, { actor, action: 'recording.upload', subject: `call ${recordingId}`, detail });
        await enqueue(tx, 'recording', { recording: recordingId });
        return replaced;
      });
      if (before !== null) await this.files.remove(before);
    } catch (error) {
      await this.files.remove(storedAs);
      throw error;
    }
    return this.playback(recordingId, scope);
  }

  /** @throws CallNotFoundError, RecordingNotFoundError */
  async remove({ recordingId, actor, scope }: RecordingRequest): Promise<void> {
    await this.calls.get(recordingId, scope);
    const storedAs = await this.dataSource.transaction(async (tx) => {
      const removed = await this.store.remove(tx, recordingId);
      if (removed === null) throw new RecordingNotFoundError(recordingId);
      await this.audit.record(tx, { actor, action: 'recording.remove', subject: `call ${recordingId}` });
      return removed;
    });
    await this.files.remove(storedAs);
  }
}

export interface RecordingRequest {
  recordingId: string;
  actor: string;
  scope: DataScope;
}

function shown({ recordingId, kind, bytes, checksum, peaks, peaksPending }: Recording): Omit<Playback, 'duration_s'> {
  return {
    recording_id: recordingId,
    kind: 'file',
    // Browsers go on playing the audio they know of an address, though another lies there.
    address: `/api/v1/calls/${encodeURIComponent(recordingId)}/recording?version=${checksum.slice(0, 16)}`,
    audio: kind,
    bytes,
    peaks: peaks === null ? null : [...peaks],
    peaks_pending: peaksPending,
  };
}
