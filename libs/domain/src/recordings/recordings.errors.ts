import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** The content is none of the kinds that are kept and can be played. */
export class NotAudioError extends FairmarkError {
  constructor(file: string) {
    super('recordings.not_audio', { file }, 422);
  }
}

/** A wave file in a compression that browsers do not play. */
export class AudioCompressedError extends FairmarkError {
  constructor(file: string) {
    super('recordings.compressed', { file }, 422);
  }
}

/** The call is there, its recording is not. */
export class RecordingNotFoundError extends FairmarkError {
  constructor(recording: string) {
    super('recordings.not_found', { recording }, 404);
  }
}
