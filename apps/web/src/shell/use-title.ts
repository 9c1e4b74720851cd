import { useEffect } from 'react';
import { useText } from '../i18n/use-text.js';
import { shellMessages } from './messages.js';

/** Names the page in the browser's tab. */
export function useTitle(title: string): void {
  const say = useText(shellMessages);
  useEffect(() => {
    document.title = `${title} · ${say('product')}`;
  }, [title, say]);
}
