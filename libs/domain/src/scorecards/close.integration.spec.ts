import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CloseService } from './close.service.js';
import { ScorecardQueryService, type Scorecards } from './scorecard-query.service.js';
import { openHouse, type FactWriter } from './testing/scorecard-house.js';

describe('a month worked out by hand', () => {
  let database: TestDatabase;
  let facts: FactWriter;
  let close: CloseService;
  let cards: Scorecards;

  const agent = (no: string) => cards.agents.find((card) => card.employee_no === no);
  const team = (code: string) => cards.teams.find((card) => card.team_code === code);

  beforeAll(async () => {
    database = await createTestDatabase();
    const house = await openHouse(database.dataSource);
    facts = house.facts;
    close = house.module.get(CloseService);
    await writeMonth(facts);
    await close.close({ periodId: '2026-10', actor: 'test' });
    cards = await house.module.get(ScorecardQueryService).scorecards('2026-10');
  });
  afterAll(() => database.drop());

  it('prints', () => {
    expect(agent('0001')).toMatchObject({ qa_score: 92.5, status: 'ranked' });
    expect(team('T1')).toBeDefined();
  });
});

async function writeMonth(facts: FactWriter): Promise<void> {
  await facts.form();
  await facts.team('T1');
  await facts.person('0001');
  await facts.member('0001', 'T1', '2026-01-01');
  await facts.evaluations('0001', '2026-10-05', [9000, 9500, 9000, 9500]);
}
