import { connect } from 'node:net';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { sendFile } from '../../../../test/support/send-file.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

let database: TestDatabase;
let api: ApiFixture;
let trainer: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  trainer = await api.as('Q1', 'qa_trainer', 'manager');
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

const roster = (post: string) =>
  `工号,姓名,岗位,班组,班组名称,生效日期\n0001,张三,客服,T1,一组,2026-10-01\n0002,李四,${post},T1,一组,2026-10-01\n`;

describe('a file sent over the interface', () => {
  it('is looked at, mended with the error workbook, committed, and taken back', async () => {
    const bad = await sendFile(trainer, '花名册.csv', roster('船长'));
    expect(bad.status).toBe(201);
    const look = await trainer.post(`/api/v1/uploads/${bad.body.id}/preview`, { kind: 'roster' });
    expect(look).toMatchObject({ status: 202, body: { state: 'queued', kind: 'import' } });
    await api.work();
    const looked = await trainer.get(`/api/v1/uploads/${bad.body.id}`);
    expect(looked.body.preview).toMatchObject({
      accepted: false,
      rows_read: 2,
      rows_failed: 1,
      problems: [{ row: 3, column: '岗位', column_index: 2, value: '船长' }],
      headers: ['工号', '姓名', '岗位', '班组', '班组名称', '生效日期'],
      rows: [{ row: 2 }, { row: 3, cells: ['0002', '李四', '船长', 'T1', '一组', '2026-10-01'] }],
    });
    const errors = await fetch(`${api.address}/api/v1/uploads/${bad.body.id}/error-workbook`, { headers: trainer.headers });
    expect(
      Buffer.from(await errors.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');

    const refused = await trainer.post(`/api/v1/uploads/${bad.body.id}/commit`, { kind: 'roster' });
    await api.work();
    expect((await trainer.get(`/api/v1/jobs/${refused.body.id}`)).body).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('1'),
    });
    expect(await database.dataSource.query('select 1 from person')).toEqual([]);

    const good = await sendFile(trainer, '花名册.csv', roster('客服'));
    const commit = await trainer.post(`/api/v1/uploads/${good.body.id}/commit`, { kind: 'roster' });
    await api.work();
    const done = (await trainer.get(`/api/v1/jobs/${commit.body.id}`)).body;
    expect(done).toMatchObject({ state: 'done', progress: 100, result: { rows_imported: 2, accepted: true } });
    const { batch } = done.result;
    expect((await trainer.get('/api/v1/import-batches')).body.items).toEqual([
      expect.objectContaining({ id: batch, file_name: '花名册.csv', state: 'committed' }),
    ]);
    expect((await trainer.post(`/api/v1/import-batches/${batch}/reversal`)).body).toMatchObject({ state: 'reverted' });
    expect(await database.dataSource.query('select 1 from person')).toEqual([]);
  });

  it('waits in a list of one’s own, and is recognised by its header', async () => {
    const { body } = await sendFile(trainer, '花名册.csv', roster('客服'));
    expect((await trainer.get('/api/v1/uploads')).body.items[0]).toMatchObject({
      id: body.id,
      file_name: '花名册.csv',
      kind: null,
      rows_failed: null,
      batch: null,
    });
    expect((await (await api.as('Q3', 'qa_trainer')).get('/api/v1/uploads')).body.items).toEqual([]);
    const known = await trainer.get(`/api/v1/uploads/${body.id}/recognition`);
    expect(known.body).toMatchObject({ guess: 'roster', table: { kind: 'roster', missing: [], header_row: 1 } });
    expect(known.body.table.headers[0]).toMatchObject({ header: '工号', column: 'employee_no', samples: ['0001', '0002'] });
    expect((await (await api.as('Q3', 'qa_trainer')).get(`/api/v1/uploads/${body.id}/recognition`)).status).toBe(404);
  });

  it('is brought in once, however often that is asked for, and once more after it was taken back', async () => {
    const { body } = await sendFile(trainer, '花名册.csv', roster('客服'));
    const commit = (wish = {}) => trainer.post(`/api/v1/uploads/${body.id}/commit`, { kind: 'roster', ...wish });
    const asked = await Promise.all(Array.from({ length: 5 }, () => commit()));
    expect(asked.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    const [job] = [...new Set(asked.map((answer) => answer.body.id))];
    expect(new Set(asked.map((answer) => answer.body.id)).size).toBe(1);
    expect(await commit({ skip_bad: true })).toMatchObject({ status: 409, body: { code: 'jobs.asked_otherwise' } });
    await api.work();
    const done = (await commit()).body;
    expect(done).toMatchObject({ id: job, state: 'done', result: { rows_imported: 2 } });
    await trainer.post(`/api/v1/import-batches/${done.result.batch}/reversal`);
    const again = (await commit()).body;
    expect(again).toMatchObject({ state: 'queued' });
    expect(again.id).not.toBe(job);
    await trainer.post(`/api/v1/jobs/${again.id}/cancellation`);
    const third = (await commit({ skip_bad: true })).body;
    expect(third).toMatchObject({ state: 'queued' });
    await api.work();
    const { result } = (await trainer.get(`/api/v1/jobs/${third.id}`)).body;
    await trainer.post(`/api/v1/import-batches/${result.batch}/reversal`);
  });

  it('is seen by nobody else, and brought in only by those who may change such facts for everybody', async () => {
    const { body } = await sendFile(trainer, 'a.csv', roster('客服'));
    const other = await api.as('Q2', 'qa_trainer');
    expect((await other.get(`/api/v1/uploads/${body.id}`)).status).toBe(404);
    const supervisor = await api.as('S1', 'shift_supervisor');
    const own = await sendFile(supervisor, 'a.csv', roster('客服'));
    expect((await supervisor.post(`/api/v1/uploads/${own.body.id}/commit`, { kind: 'roster' })).status).toBe(403);
    expect((await sendFile(await api.as('A1', 'agent'), 'a.csv', 'x')).status).toBe(403);
  });

  it('keeps its plain name whatever path was written into it, and is refused in one sentence when it is no table', async () => {
    const odd = await sendFile(trainer, '../../etc/passwd.csv', roster('客服'));
    expect(odd.body.file_name).toBe('passwd.csv');
    const picture = await sendFile(trainer, 'a.xlsx', Buffer.from('89504e470d0a1a0a', 'hex'));
    expect(picture).toMatchObject({ status: 422, body: { code: expect.stringMatching(/^spreadsheet\./) } });
    expect((await trainer.post('/api/v1/uploads', {})).body).toMatchObject({ code: 'http.body_type', status: 415 });
  });

  it('that never arrives whole leaves nothing behind', async () => {
    const before = await database.dataSource.query('select count(*)::int as n from upload');
    const { hostname, port } = new URL(api.address);
    const socket = connect(Number(port), hostname);
    const head = ['POST /api/v1/uploads HTTP/1.1', 'host: x', `cookie: ${trainer.headers['cookie']}`, `x-csrf-token: ${trainer.headers['x-csrf-token']}`,
      'content-type: multipart/form-data; boundary=b', 'content-length: 1000000', '', '']; // prettier-ignore
    socket.write(`${head.join('\r\n')}--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n工号,姓名`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await database.dataSource.query('select count(*)::int as n from upload')).toEqual(before);
    expect((await api.nobody.get('/health/live')).status).toBe(200);
  });
});

describe('the templates', () => {
  it('are workbooks to be filled in', async () => {
    const answer = await fetch(`${api.address}/api/v1/import-templates/exam-results?lang=zh`, { headers: trainer.headers });
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''");
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});
