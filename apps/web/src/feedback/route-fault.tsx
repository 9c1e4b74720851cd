import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useRouteError } from 'react-router';
import { useText } from '../i18n/use-text.js';
import { useTitle } from '../shell/use-title.js';
import { feedbackMessages } from './messages.js';

/** One sentence in the middle of the page, and what to do next. */
function Standing({ sentence, next }: { sentence: string; next: ReactNode }) {
  useTitle(sentence);
  return (
    <div className="standing">
      <h1>{sentence}</h1>
      {next}
    </div>
  );
}

export function RouteFault() {
  const say = useText(feedbackMessages);
  useRouteError();
  return <Standing sentence={say('unexpected')} next={<Button onClick={() => window.location.reload()}>{say('reload')}</Button>} />;
}

export function NotFoundPage() {
  const say = useText(feedbackMessages);
  return <Standing sentence={say('not_found')} next={<Link to="/">{say('home')}</Link>} />;
}

/** For pages whose address somebody typed or kept without the right to it. */
export function ForbiddenPage() {
  const say = useText(feedbackMessages);
  return <Standing sentence={say('forbidden')} next={<Link to="/">{say('home')}</Link>} />;
}
