import { agentOf } from '../monthly/testing/small-month.js';
import type { ItemCount } from '../monthly/missed-criteria.js';
import { suggestCoaching, teamTopics } from './suggest-coaching.js';
import type { EvaluationRow, MissedItem } from './team-facts.js';

const count = (agent: number, lineage: number, missed: number, n = 8): ItemCount => ({
  agent_id: agent,
  team_id: 1,
  lineage_id: lineage,
  n,
  missed,
});

function evaluation(agent: number, no: string, missed: Partial<MissedItem>[]): EvaluationRow {
  return {
    agent_id: agent,
    employee_no: String(agent),
    name: '',
    card_team_id: 1,
    card_team_name: '一组',
    call_team_id: 1,
    call_team_name: '一组',
    evaluation_no: no,
    recording_id: no,
    called_at: new Date('2026-10-05T02:00:00Z'),
    direction: 'inbound',
    form_code: 'STD-IN',
    form_version: '1',
    purpose: 'random',
    evaluator_name: '孙质检',
    raw_bp: 9000,
    final_bp: 9000,
    critical_failed: false,
    comment: null,
    missed: missed.map((item) => ({ lineage_id: 1, name: '', kind: 'deduction', points: 200, max_points: 500, critical: false, ...item })),
  };
}

const agents = [agentOf(1, '王一', [9000]), agentOf(2, '王二', [9000])];

describe('coaching', () => {
  it('is suggested for what an agent missed twice and more often than the team, with the calls to listen to', () => {
    const evaluations = [evaluation(1, 'Q1', [{ lineage_id: 1 }]), evaluation(1, 'Q2', []), evaluation(1, 'Q3', [{ lineage_id: 1 }])];
    expect(suggestCoaching(agents, [count(1, 1, 2), count(2, 1, 0)], evaluations)).toMatchObject([
      {
        card: { agent_id: 1 },
        topic: { kind: 'criterion', lineageId: 1, own: { n: 8, missed: 2 }, team: { n: 16, missed: 2 }, examples: ['Q1', 'Q3'] },
      },
    ]);
  });

  it('is not suggested for a single miss, nor for what the whole team misses alike', () => {
    expect(suggestCoaching(agents, [count(1, 1, 1), count(2, 1, 0), count(1, 2, 4), count(2, 2, 4)], [])).toEqual([]);
  });

  it('takes at most the two criteria furthest above the team', () => {
    const items = [count(1, 1, 3), count(1, 2, 8), count(1, 3, 5), count(2, 1, 0), count(2, 2, 0), count(2, 3, 0)];
    expect(suggestCoaching(agents, items, []).map(({ topic }) => topic.kind === 'criterion' && topic.lineageId)).toEqual([2, 3]);
  });

  it('puts critical errors first, and does not name the same criterion twice', () => {
    const evaluations = [evaluation(2, 'Q9', [{ lineage_id: 1, critical: true }])];
    const suggestions = suggestCoaching(agents, [count(1, 2, 6), count(2, 2, 0), count(2, 1, 2), count(1, 1, 0)], evaluations);
    expect(suggestions.map(({ card, topic }) => [card.agent_id, topic.kind])).toEqual([
      [2, 'critical'],
      [1, 'criterion'],
    ]);
  });
});

describe('a training of the whole team', () => {
  const center = new Map([[1, { n: 100, missed: 10 }]]);

  it('is for what half of the members missed, five times together, above the centre', () => {
    expect(teamTopics([count(1, 1, 3), count(2, 1, 2)], center, 4)).toMatchObject([{ lineageId: 1, people: 2, missed: 5, n: 16 }]);
  });

  it('is not for what few missed, what was missed rarely, or what the centre misses as often', () => {
    expect(teamTopics([count(1, 1, 5)], center, 4)).toEqual([]);
    expect(teamTopics([count(1, 1, 2), count(2, 1, 2)], center, 4)).toEqual([]);
    expect(teamTopics([count(1, 1, 3, 40), count(2, 1, 2, 40)], center, 4)).toEqual([]);
  });
});
