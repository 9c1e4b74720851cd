import { Tag } from 'antd';
import type { AgentCard } from '@contracts/scorecards.js';
import { useText } from '../i18n/use-text.js';
import { cardMessages } from './messages.js';
import { wordFor } from './words.js';

/** The grade, or in words why there is none. */
export function GradeTag({ card }: { card: Pick<AgentCard, 'grade' | 'status'> }) {
  const say = useText(cardMessages);
  if (card.grade !== null) return <Tag className="tag-grade">{card.grade}</Tag>;
  return <Tag className="tag-warn">{wordFor(say, 'status', card.status)}</Tag>;
}
