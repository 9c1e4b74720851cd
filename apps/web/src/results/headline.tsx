import type { ExplainedCard } from '@contracts/explained-card.js';
import type { AgentCard } from '@contracts/scorecards.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { resultMessages } from './messages.js';

/** The month in one sentence: score, grade and rank, or why there is none. */
export function Headline({ card, explanation }: { card: AgentCard; explanation: ExplainedCard }) {
  const say = useText(resultMessages);
  const { grade, rank_team } = explanation;
  const composite = score(card.composite);
  if (card.status === 'no_data') return <p className="headline">{say('no_data')}</p>;
  if (card.status === 'insufficient_sample')
    return <p className="headline">{say('insufficient', { count: grade.sample, least: grade.min_sample, composite })}</p>;
  const given = card.grade ?? '';
  if (rank_team === null || rank_team.rank === null) return <p className="headline">{say('ranked_alone', { composite, grade: given })}</p>;
  return <p className="headline">{say('ranked', { composite, grade: given, rank: rank_team.rank, of: rank_team.of })}</p>;
}
