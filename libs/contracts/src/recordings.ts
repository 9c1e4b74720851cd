import { z } from 'zod';
import { defineRoute, shortTextSchema } from './http.js';

/** What can be kept; recognised by its content, whatever the file is called. */
export const audioKinds = ['wav', 'mp3', 'ogg'] as const;
export type AudioKind = (typeof audioKinds)[number];

export const playbackSchema = z
  .object({
    recording_id: z.string(),
    kind: z.enum(['file', 'link', 'none']).meta({ description: 'file: kept here; link: where the setting points to; none: nowhere' }),
    address: z.string().nullable().meta({ description: 'Where it plays from; null: nowhere' }),
    audio: z.enum(audioKinds).nullable().meta({ description: 'null: not kept here' }),
    bytes: z.number().int().nullable(),
    peaks: z
      .array(z.number().int().min(0).max(255))
      .nullable()
      .meta({ description: 'The loudest of each of about 1000 equal parts, 255 at most; null: not made' }),
    peaks_pending: z.boolean().meta({ description: 'A worker is about to make them' }),
    duration_s: z.number().nullable().meta({ description: 'Of the audio where known, else of the call' }),
  })
  .meta({ id: 'Playback' });
export type Playback = z.infer<typeof playbackSchema>;

const params = z.object({ recording_id: shortTextSchema(128) });

export const getPlayback = defineRoute({
  method: 'GET',
  path: '/calls/:recording_id/playback',
  tag: 'calls',
  summary: 'Where the recording of a call can be heard, and how it looks',
  permission: 'calls.read',
  data: 'rows',
  params,
  response: playbackSchema,
});

export const getRecording = defineRoute({
  method: 'GET',
  path: '/calls/:recording_id/recording',
  tag: 'calls',
  summary: 'The recording that is kept here, whole or in part (Range)',
  permission: 'calls.read',
  data: 'rows',
  params,
  query: z.strictObject({
    version: shortTextSchema(64).optional().meta({ description: 'Changes nothing; by it a player sees that the recording is another one' }),
  }),
  responseType: 'audio/*',
  ranges: true,
});

export const sendRecording = defineRoute({
  method: 'POST',
  path: '/calls/:recording_id/recording',
  tag: 'calls',
  summary: 'Send the recording of a call (part “file” of a form: wav, mp3 or ogg); one that is there is replaced',
  permission: 'calls.write',
  data: 'rows',
  params,
  requestType: 'multipart/form-data',
  response: playbackSchema,
  status: 201,
});

export const removeRecording = defineRoute({
  method: 'DELETE',
  path: '/calls/:recording_id/recording',
  tag: 'calls',
  summary: 'Take the recording of a call away',
  permission: 'calls.write',
  data: 'rows',
  params,
});
