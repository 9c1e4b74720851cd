import type { AgentCard, LeaderCard } from '@contracts/scorecards.js';
import type { ExplainedCard } from '@contracts/explained-card.js';
import { useConfidence } from '../chart/use-confidence.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { GradeTag } from './grade-tag.js';
import { cardMessages } from './messages.js';
import { Tiles, type Tile } from './parts.js';
import { wordFor } from './words.js';

/** What one looks for first on a person's card: score, grade, ranks, QA score. */
export function PersonHead({ card, explanation }: { card: AgentCard | LeaderCard; explanation: ExplainedCard }) {
  const say = useText(cardMessages);
  const confidence = useConfidence();
  const { rank_center, rank_team } = explanation;
  const place = (rank: number | null, of: number) => (rank === null ? wordFor(say, 'status', card.status) : say('rank_of', { rank, of }));
  const bands = 'tie_bands' in card ? card.tie_bands : [];
  const band = confidence && 'tie_bands' in card && card.status === 'ranked';
  const tiles: Tile[] = [
    { label: say('composite'), value: score(card.composite) },
    { label: say('grade'), value: <GradeTag card={card} /> },
    ...(rank_team === null
      ? []
      : [
          {
            label: say('rank_team'),
            value: place(rank_team.rank, rank_team.of),
            ...(band
              ? { note: `${say('tie_band')}：${bands.length === 0 ? say('tie_alone') : say('tie_group', { bands: bands.join('、') })}` }
              : {}),
          },
        ]),
    { label: say('rank_center'), value: place(rank_center.rank, rank_center.of) },
    {
      label: say('qa_score'),
      value: score(card.qa_score),
      note:
        confidence && card.qa_low !== null
          ? `${say('of_evaluations', { count: card.evaluations_counted })} · ${say('interval_of', { low: score(card.qa_low), high: score(card.qa_high) })}`
          : say('of_evaluations', { count: card.evaluations_counted }),
    },
  ];
  return <Tiles tiles={tiles} />;
}
