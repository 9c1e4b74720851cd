import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordingPeaksService } from '@domain/recordings/recording-peaks.service.js';
import { StrayRecordingsService } from '@domain/recordings/stray-recordings.service.js';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { encodedCall, mp3File, waveFile } from '../../../../test/support/audio.js';
import { sendFile } from '../../../../test/support/send-file.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { FOREIGN, OWN, seedTwoTeams } from '../../../../test/support/two-teams.js';

const AT = `/api/v1/calls/${OWN.recording_id}`;
// Longer than one encrypted piece.
const wave = waveFile({ seconds: 300, loudness: (second) => second / 300 });

let database: TestDatabase;
let api: ApiFixture;
let trainer: Client;
let leader: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  await seedTwoTeams(api.app);
  trainer = await api.as('Q01', 'qa_trainer');
  leader = await api.as('L01', 'team_leader');
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

const send = (client: Client, content: Buffer, at = AT) => sendFile(client, '通话.wav', content, `${at}/recording`);
const hear = (client: Client, headers: Record<string, string> = {}, at = AT) =>
  fetch(`${api.address}${at}/recording`, { headers: { ...client.headers, ...headers } });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const stored = () => readdir(join(api.app.get<Environment>(ENVIRONMENT).filesFolder, 'recordings')).catch(() => []);
const setPattern = (pattern: string | null) =>
  database.dataSource.query(
    `insert into setting (key, version, value, changed_by)
     select 'recording_link_pattern', coalesce(max(version), 0) + 1, $1, 'test' from setting where key = 'recording_link_pattern'`,
    [JSON.stringify(pattern)],
  );

describe('the recording of a call', () => {
  it('is nowhere until it is sent or the centre says where its recorder is', async () => {
    expect((await leader.get(`${AT}/playback`)).body).toMatchObject({ kind: 'none', address: null, peaks: null, duration_s: null });
    expect(await leader.get(`${AT}/recording`)).toMatchObject({ status: 404, body: { code: 'recordings.not_found' } });
    await setPattern('https://rec.example.com:8443/play?id={recording_id}');
    expect((await leader.get(`${AT}/playback`)).body).toMatchObject({
      kind: 'link',
      address: `https://rec.example.com:8443/play?id=${OWN.recording_id}`,
    });
    await setPattern(null);
  });

  it('is kept encrypted, heard as it came in, and drawn by a worker', async () => {
    const sent = await send(trainer, wave);
    expect(sent).toMatchObject({
      status: 201,
      body: { kind: 'file', audio: 'wav', bytes: wave.length, peaks: null, peaks_pending: true, duration_s: 300 },
    });
    const whole = await hear(leader, { 'accept-encoding': 'gzip' });
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('content-length')]).toEqual([
      200,
      'audio/wav',
      String(wave.length),
    ]);
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect((await bytesOf(whole)).equals(wave)).toBe(true);
    const nudges: { payload: { recording: string } }[] = await database.dataSource.query(
      `select payload from outbox where queue = 'recording'`,
    );
    expect(nudges.map(({ payload }) => payload)).toEqual([{ recording: OWN.recording_id }]);
    const peaks = api.app.get(RecordingPeaksService, { strict: false });
    await Promise.all([peaks.make(OWN.recording_id), peaks.make(OWN.recording_id), peaks.make('no such recording')]);
    const { body } = await leader.get(`${AT}/playback`);
    expect(body).toMatchObject({ peaks_pending: false });
    expect(body.peaks).toHaveLength(1000);
    expect(body.peaks[500]).toBeGreaterThan(120);
    expect(body.peaks[500]).toBeLessThan(135);
  });

  it.each(['call.mp3', 'vorbis.ogg', 'opus.ogg', 'flac.ogg'] as const)('is drawn by a worker from %s too', async (name) => {
    const at = `/api/v1/calls/${FOREIGN.recording_id}`;
    const kind = name.slice(-3);
    expect((await send(trainer, encodedCall(name), at)).body).toMatchObject({ audio: kind, peaks: null, peaks_pending: true });
    await api.app.get(RecordingPeaksService, { strict: false }).make(FOREIGN.recording_id);
    const { body } = await trainer.get(`${at}/playback`);
    expect(body).toMatchObject({ audio: kind, peaks_pending: false });
    expect(body.peaks.length).toBeGreaterThan(880);
    expect(Math.max(...body.peaks)).toBeGreaterThan(185);
  });

  it('is heard from any moment: a range gives that part alone', async () => {
    const part = async (range: string) => {
      const answer = await hear(leader, { range });
      return [answer.status, answer.headers.get('content-range'), await bytesOf(answer)] as const;
    };
    const border = 4 * 1024 * 1024;
    expect(await part('bytes=0-99')).toEqual([206, `bytes 0-99/${wave.length}`, wave.subarray(0, 100)]);
    expect(await part(`bytes=${border - 10}-${border + 9}`)).toEqual([
      206,
      `bytes ${border - 10}-${border + 9}/${wave.length}`,
      wave.subarray(border - 10, border + 10),
    ]);
    expect(await part('bytes=-50')).toEqual([206, `bytes ${wave.length - 50}-${wave.length - 1}/${wave.length}`, wave.subarray(-50)]);
    const beyond = await hear(leader, { range: `bytes=${wave.length}-` });
    expect([beyond.status, beyond.headers.get('content-range'), ((await beyond.json()) as { code: string }).code]).toEqual([
      416,
      `bytes */${wave.length}`,
      'http.range_beyond',
    ]);
    const other = await hear(leader, { range: 'bytes=0-9', 'if-range': '"another"' });
    expect([other.status, (await bytesOf(other)).length]).toEqual([200, wave.length]);
  });

  it('is heard by whoever sees the call, and is not there for anybody else', async () => {
    const foreign = `/api/v1/calls/${FOREIGN.recording_id}`;
    await send(trainer, waveFile({ seconds: 1 }), foreign);
    for (const client of [leader, await api.as('A0001', 'agent')]) {
      expect((await hear(client)).status).toBe(200);
      for (const path of ['playback', 'recording']) {
        expect(await client.get(`${foreign}/${path}`)).toMatchObject({ status: 404, body: { code: 'calls.not_found' } });
      }
      expect((await send(client, wave)).status).toBe(403);
      expect((await client.delete(`${AT}/recording`)).status).toBe(403);
    }
    expect((await hear(api.nobody)).status).toBe(401);
    expect(await send(trainer, wave, '/api/v1/calls/none')).toMatchObject({ status: 404, body: { code: 'calls.not_found' } });
  });

  it('is refused in one sentence when it is no audio, and leaves nothing behind', async () => {
    const before = await stored();
    expect(await send(trainer, Buffer.from('工号,姓名'))).toMatchObject({ status: 422, body: { code: 'recordings.not_audio' } });
    expect((await trainer.post(`${AT}/recording`, {})).body).toMatchObject({ code: 'http.body_type', status: 415 });
    expect(await stored()).toEqual(before);
  });

  it('is replaced by another and taken away, with who did it on record', async () => {
    const before = await stored();
    const addressOf = async () => (await leader.get(`${AT}/playback`)).body.address as string;
    const address = await addressOf();
    expect((await send(trainer, mp3File(20))).body).toMatchObject({ audio: 'mp3', peaks: null });
    expect(await stored()).toHaveLength(before.length);
    expect(await addressOf()).not.toBe(address);
    expect((await leader.get(await addressOf())).status).toBe(200);
    expect((await hear(leader)).headers.get('content-type')).toBe('audio/mpeg');
    expect((await trainer.delete(`${AT}/recording`)).status).toBe(204);
    expect((await trainer.delete(`${AT}/recording`)).status).toBe(404);
    expect(await stored()).toHaveLength(before.length - 1);
    const events: { action: string }[] = await database.dataSource.query(
      `select action, actor from audit_event where action like 'recording.%' and subject = $1 order by id`,
      [`call ${OWN.recording_id}`],
    );
    expect(events).toEqual(['upload', 'upload', 'remove'].map((what) => ({ action: `recording.${what}`, actor: 'Q01' })));
  });

  it('that is broken has no picture, and no job fails over it', async () => {
    const broken = encodedCall('opus.ogg').fill(0xa5, 100);
    expect((await send(trainer, broken)).body).toMatchObject({ audio: 'ogg', peaks_pending: true });
    const peaks = api.app.get(RecordingPeaksService, { strict: false });
    await expect(peaks.make(OWN.recording_id, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
    expect((await leader.get(`${AT}/playback`)).body).toMatchObject({ peaks: null, peaks_pending: true });
    await peaks.make(OWN.recording_id);
    expect((await leader.get(`${AT}/playback`)).body).toMatchObject({ kind: 'file', peaks: null, peaks_pending: false });
    await trainer.delete(`${AT}/recording`);
  });

  it('sent by many at once is one of them, and none of the others stays', async () => {
    const before = (await stored()).length;
    const sent = await Promise.all(Array.from({ length: 6 }, (_, n) => send(trainer, waveFile({ seconds: 1 + n }))));
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
    expect((await stored()).length).toBe(before + 1);
    expect((await hear(leader)).status).toBe(200);
  });

  it('goes when its call has been gone for a month', async () => {
    const before = (await stored()).length;
    await database.dataSource.query(`update recording set uploaded_at = now() - interval '40 days'`);
    const stray = api.app.get(StrayRecordingsService, { strict: false });
    await stray.forget(30);
    expect((await database.dataSource.query('select from recording')).length).toBe(2);
    await database.dataSource.query(`update recording set recording_id = 'gone' where recording_id = $1`, [FOREIGN.recording_id]);
    await stray.forget(30);
    expect(await database.dataSource.query('select recording_id from recording')).toEqual([{ recording_id: OWN.recording_id }]);
    // The file is only a moment old: its record may be on its way.
    expect((await stored()).length).toBe(before);
  });
});

describe('the page', () => {
  const policyOf = async () => (await fetch(`${api.address}/`, { headers: trainer.headers })).headers.get('content-security-policy');

  it('may play what comes from the centre’s recorder, and from nowhere else', async () => {
    expect(await policyOf()).toContain("media-src 'self' blob:;");
    await setPattern('https://rec.example.com:8443/play?id={recording_id}');
    expect(await policyOf()).toContain("media-src 'self' blob: https://rec.example.com:8443;");
    await setPattern(null);
  });
});
