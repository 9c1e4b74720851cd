import { Page } from '../shell/page.js';
import { useText } from '../i18n/use-text.js';
import { Deputies } from './deputies.js';
import { ownMessages } from './messages.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

export function Component() {
  const say = useText(ownMessages);
  return (
    <Page title={say('title')}>
      <Sessions />
      <Deputies />
      <Tokens />
    </Page>
  );
}
