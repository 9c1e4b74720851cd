import { CloseService } from '@domain/scorecards/close.service.js';
import { apiOn, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { importText } from '../../../../test/support/import-text.js';
import { seedTwoTeams } from '../../../../test/support/two-teams.js';

const NEXT = '/api/v1/periods/2026-11';

/** The calls of November, when A0001 and F0001 did badly and A0002 as before. */
const NOVEMBER = `质检编号,评分表,录音编号,工号,通话开始时间,方向,质检员工号,质检时间,抽检方式,C1,C2
${[
  ['A0001', 'A', 2],
  ['A0002', 'B', 9],
  ['F0001', 'F', 1],
]
  .flatMap(([no, letter, points]) =>
    [1, 2, 3, 4].map(
      (n) => `N-${letter}${n},STD,RN-${letter}${n},${no},2026-11-0${n} 10:00,呼入,Q01,2026-11-0${n} 15:00,随机,${points},10`,
    ),
  )
  .join('\n')}`;

describe('grades beside those of the month before', () => {
  let database: TestDatabase;
  let api: ApiFixture;
  let manager: Client;
  let leader: Client;
  let agent: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await apiOn(database);
    await seedTwoTeams(api.app);
    await importText(api.app, 'evaluations', NOVEMBER);
    await api.app.get(CloseService, { strict: false }).close({ periodId: '2026-11', actor: 'test' });
    manager = await api.as('M01', 'manager');
    leader = await api.as('L01', 'team_leader');
    agent = await api.as('A0001', 'agent');
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const gradesOf = async (period: string): Promise<Map<string, string | null>> => {
    const { items } = (await manager.get(`/api/v1/periods/${period}/scorecards/agents`)).body;
    return new Map(items.map((card: { employee_no: string; grade: string | null }) => [card.employee_no, card.grade]));
  };

  it('everybody moves whose grade is not the published one, with both grades and the change of the score', async () => {
    const [before, now] = [await gradesOf('2026-10'), await gradesOf('2026-11')];
    const { body } = await manager.get(`${NEXT}/grade-moves`);
    const expected = [...now].filter(([no, grade]) => before.has(no) && before.get(no) !== grade).map(([no]) => no);
    expect(expected).toContain('A0001');
    expect(body.items.map((move: { employee_no: string }) => move.employee_no).sort()).toEqual(expected.sort());
    for (const move of body.items) {
      expect([move.grade_before, move.grade]).toEqual([before.get(move.employee_no), now.get(move.employee_no)]);
      const change = move.composite === null || move.composite_before === null ? null : move.composite - move.composite_before;
      expect(move.change === null ? null : move.change.toFixed(2)).toBe(change === null ? null : change.toFixed(2));
    }
  });

  it('the histogram counts the cards of both months', async () => {
    const [before, now] = [await gradesOf('2026-10'), await gradesOf('2026-11')];
    const { grades } = (await manager.get(`${NEXT}/grade-histogram`)).body;
    expect(grades.map(({ grade }: { grade: string | null }) => grade)).toEqual(['A', 'B', 'C', 'D', null]);
    for (const { grade, count, previous } of grades) {
      expect(count).toBe([...now.values()].filter((one) => one === grade).length);
      expect(previous).toBe([...before.values()].filter((one) => one === grade).length);
    }
    const first = (await manager.get('/api/v1/periods/2026-10/grade-histogram')).body;
    expect(first.grades.every(({ previous }: { previous: number | null }) => previous === null)).toBe(true);
  });

  it('a team leader sees the moves and the grades of the team led alone', async () => {
    const { items } = (await leader.get(`${NEXT}/grade-moves`)).body;
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ team_code }: { team_code: string }) => team_code === 'T1')).toBe(true);
    expect((await leader.get(`${NEXT}/grade-moves?team=T2`)).body.items).toEqual([]);
    const { grades } = (await leader.get(`${NEXT}/grade-histogram`)).body;
    expect(grades.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(2);
  });

  it('an agent sees nothing of a month that is neither on notice nor published', async () => {
    for (const path of ['grade-moves', 'grade-histogram', 'scorecards/agents/A0001/neighbours'])
      expect(await agent.get(`${NEXT}/${path}`)).toMatchObject({ status: 404, body: { code: 'scorecards.not_published' } });
    const { grades } = (await agent.get('/api/v1/periods/2026-10/grade-histogram')).body;
    expect(grades.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(1);
  });

  it('cards of a team are neighbours by rank, and nobody is the neighbour of a foreign card', async () => {
    const cards = '/api/v1/periods/2026-10/scorecards/agents';
    const first = (await manager.get(`${cards}?team=T1&sort=rank`)).body.items[0].employee_no;
    const other = first === 'A0001' ? 'A0002' : 'A0001';
    expect((await leader.get(`${cards}/${first}/neighbours`)).body).toMatchObject({ previous: null, next: { employee_no: other } });
    expect((await leader.get(`${cards}/${other}/neighbours`)).body).toMatchObject({ previous: { employee_no: first }, next: null });
    expect((await agent.get(`${cards}/A0001/neighbours`)).body).toMatchObject({ previous: null, next: null });
    const foreign = await leader.get(`${cards}/F0001/neighbours`);
    const absent = await leader.get(`${cards}/X0001/neighbours`);
    expect([foreign.status, foreign.body.title.replace('F0001', 'X0001')]).toEqual([404, absent.body.title]);
  });

  it('an agent’s exams stand with the pass mark and the total that counts, for those who may see the card', async () => {
    const path = '/api/v1/trends/agents/A0001/exams';
    const { items } = (await agent.get(path)).body;
    expect(items).toMatchObject([
      { period: '2026-10', published: true, exam_score: 89.2, exams: [{ exam_code: 'X1', score: 89.2, pass_mark: 80, passed: true }] },
    ]);
    expect((await leader.get(path)).body.items).toEqual(items);
    const absent = (await leader.get('/api/v1/trends/agents/X0001/exams')).body;
    for (const foreign of [await leader.get('/api/v1/trends/agents/F0001/exams'), await agent.get('/api/v1/trends/agents/A0002/exams')])
      expect([foreign.status, foreign.body.title]).toEqual([404, absent.title]);
  });
});
