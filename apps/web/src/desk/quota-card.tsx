import { Progress } from 'antd';
import type { getEvaluationQuota } from '@contracts/evaluation-draws.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { deskMessages } from './messages.js';

/** How far the evaluating of the month has come, and one's own part in it. */
export function QuotaCard() {
  const say = useText(deskMessages);
  const language = useLanguage();
  const query = useAsk<typeof getEvaluationQuota>('/evaluation-quota', { query: {} });
  return (
    <>
      <h2>{say('quota_title')}</h2>
      <Loaded query={query}>
        {({ period, planned, completed, agents, agents_full, mine, mine_today }) => (
          <>
            <p>
              {month(period, language)} <strong>{say('quota_line', { completed, planned })}</strong>
            </p>
            <Progress
              percent={planned === 0 ? 0 : Math.round((completed / planned) * 100)}
              aria-label={say('quota_label', { period: month(period, language), completed, planned })}
            />
            <p className="soft">{say('quota_agents', { full: agents_full, agents })}</p>
            <p className="soft">{say('quota_mine', { mine, today: mine_today })}</p>
          </>
        )}
      </Loaded>
    </>
  );
}
