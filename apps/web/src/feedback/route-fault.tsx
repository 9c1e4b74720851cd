import { Button, Result } from 'antd';
import { Link, useRouteError } from 'react-router';
import { useText } from '../i18n/use-text.js';
import { feedbackMessages } from './messages.js';

export function RouteFault() {
  const say = useText(feedbackMessages);
  useRouteError();
  return (
    <Result status="error" title={say('unexpected')} extra={<Button onClick={() => window.location.reload()}>{say('reload')}</Button>} />
  );
}

export function NotFoundPage() {
  const say = useText(feedbackMessages);
  return <Result status="404" title={say('not_found')} extra={<Link to="/">{say('home')}</Link>} />;
}

/** For pages whose address somebody typed or kept without the right to it. */
export function ForbiddenPage() {
  const say = useText(feedbackMessages);
  return <Result status="403" title={say('forbidden')} extra={<Link to="/">{say('home')}</Link>} />;
}
