import { Card } from 'antd';
import { Link } from 'react-router';
import { useSession } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { shellMessages } from '../shell/messages.js';
import { navigationFor } from '../shell/navigation.js';
import { Page } from '../shell/page.js';
import { homeMessages } from './messages.js';

export function Component() {
  const say = useText(homeMessages);
  const sayShell = useText(shellMessages);
  const session = useSession();
  const places = navigationFor(session).flatMap((each) => ('entries' in each ? each.entries : [each]));
  return (
    <Page title={say('greeting', { name: session.account.name })}>
      <div className="cards">
        {places
          .filter(({ path }) => path !== '/')
          .map(({ path, label }) => (
            <Link key={path} to={path}>
              <Card size="small">{sayShell(label)}</Card>
            </Link>
          ))}
      </div>
    </Page>
  );
}
