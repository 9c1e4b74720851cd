import type { AgentCard, TeamCard } from '@contracts/scorecards.js';
import { shareLines } from './share-lines.js';

const team = { team_name: '一组', evaluations_counted: 80, qa_score: 87.6, pass_rate: 0.9, excellent_rate: null, at_fault_complaints: 1, commendations: 2, rank_center: 1 } as TeamCard; // prettier-ignore
const agent = { name: '张三', qa_score: 91, composite: null, grade: null } as AgentCard;
const shared = {
  period: '2026年10月',
  run: 1,
  asOf: '2026-11-03 09:00',
  team,
  agents: null,
  mark: { who: '李四', when: '2026-11-04 10:00' },
};
const say = (key: string, params: object = {}) => `${key} ${JSON.stringify(params)}`;

describe('what is sent round of a team', () => {
  it('has no names and no mark unless names were chosen', () => {
    const lines = shareLines(shared, say).join('\n');
    expect(lines).toContain('share_qa {"value":"87.60","n":80}');
    expect(lines).not.toMatch(/share_agent|share_mark/);
  });

  it('with names says who took them out and when, and a missing figure is a dash', () => {
    const lines = shareLines({ ...shared, agents: [agent] }, say).join('\n');
    expect(lines).toContain('share_agent {"name":"张三","qa":"91.00","composite":"—","grade":"—"}');
    expect(lines).toContain('share_mark {"who":"李四","when":"2026-11-04 10:00"}');
    expect(lines).toContain('share_excellent {"value":"—"}');
  });
});
