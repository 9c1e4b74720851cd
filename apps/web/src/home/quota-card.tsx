import { Link } from 'react-router';
import type { getEvaluationQuota } from '@contracts/evaluation-draws.js';
import { useAsk } from '../api/use-ask.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { HomeCard } from './home-card.js';
import { homeMessages } from './messages.js';

/** How far the month's evaluating has come, as a bar. */
export function QuotaCard({ period }: { period: string }) {
  const say = useText(homeMessages);
  const language = useLanguage();
  const { data } = useAsk<typeof getEvaluationQuota>('/evaluation-quota', { query: { period } });
  if (data === undefined) return null;
  const { planned, completed, mine, mine_today: today } = data;
  const title = say('quota', { period: month(period, language) });
  return (
    <HomeCard title={title}>
      <meter className="quota" min={0} max={Math.max(planned, 1)} value={completed} aria-label={title} />
      <p>
        <strong>{say('quota_done', { completed, planned })}</strong>
        <br />
        <span className="soft">{say('quota_mine', { mine, today })}</span>
      </p>
      <Link to="/desk">{say('quota_next')}</Link>
    </HomeCard>
  );
}
