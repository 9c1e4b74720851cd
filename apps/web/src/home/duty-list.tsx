import { RightOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { Home } from '@contracts/home.js';
import { reachOf } from '../api/session.js';
import { useSession } from '../api/use-session.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { dutyKey, dutyPlace, nextStep } from './duty-words.js';
import { homeMessages } from './messages.js';

/** What has to be done, a sentence each, with the way there. */
export function DutyList({ home: { duties, day } }: { home: Home }) {
  const say = useText(homeMessages);
  const language = useLanguage();
  const session = useSession();
  const onlyAgent = reachOf(session, 'scorecards.read') === 'self';
  if (duties.length === 0) return <NothingToDo />;
  return (
    <ul className="duties">
      {duties.map((duty) => {
        const { kind, count, of, period, until } = duty;
        const words = { count, of: of ?? 0, until: until ?? '', period: period === null ? '' : month(period, language) };
        return (
          <li key={`${kind} ${period ?? ''}`}>
            <Link to={dutyPlace(duty, onlyAgent)}>
              <span>{say(dutyKey(duty, day), words)}</span>
              <RightOutlined aria-hidden />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function NothingToDo() {
  const say = useText(homeMessages);
  const { roles } = useSession();
  const next = nextStep(roles.map(({ role }) => role));
  return (
    <div className="duties-none">
      <p>{say('nothing')}</p>
      {next !== null && <Link to={next.path}>{say(next.key)}</Link>}
    </div>
  );
}
