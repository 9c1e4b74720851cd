import { Link } from 'react-router';
import type { getCenterCard } from '@contracts/scorecards.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { whole } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { GroupFigures, GroupHead } from './group-parts.js';
import { cardMessages } from './messages.js';
import { CardHistory } from './run-history.js';
import { CenterTrend } from './trend-part.js';

/** The centre's card, with its trend and what is behind it. */
export function CenterView({ period, run }: { period: string; run: number | undefined }) {
  const say = useText(cardMessages);
  const query = useAsk<typeof getCenterCard>('/periods/:period/scorecards/center', { params: { period }, query: { run } });
  return (
    <Loaded query={query}>
      {({ card }) => (
        <>
          <GroupHead card={card} more={[{ label: say('calls'), value: `${whole(card.calls_answered)} + ${whole(card.calls_outbound)}` }]} />
          <GroupFigures card={card} />
          <CenterTrend period={period} />
          <GroupLinks period={period} />
          <CardHistory period={period} />
        </>
      )}
    </Loaded>
  );
}

/** Down to the evaluations, exam results and cases behind a group's figures. */
export function GroupLinks({ period, team }: { period: string; team?: string }) {
  const say = useText(cardMessages);
  const search = new URLSearchParams({ period, ...(team === undefined ? {} : { team }) }).toString();
  return (
    <p className="links">
      <Link to={`/evaluations?${search}`}>{say('all_evaluations')}</Link>
      <Link to={`/exams?${search}`}>{say('all_exams')}</Link>
      <Link to={`/cases?${search}`}>{say('all_cases')}</Link>
    </p>
  );
}
