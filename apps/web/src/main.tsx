import './theme/base.css';
import { createRoot } from 'react-dom/client';
import type { getSession } from '@contracts/sign-in.js';
import { call } from './api/call.js';
import { isProblem } from './api/problem.js';
import { signedIn } from './api/session.js';
import { Entrance } from './entrance.js';
import { speak, startLanguage } from './i18n/language.js';
import { startMode } from './theme/mode.js';

startMode();
await startLanguage();
await greet();
createRoot(document.getElementById('root')!).render(<Entrance />);

/** Finds out who is there; nobody, or no server, is shown the door. */
async function greet(): Promise<void> {
  if (document.querySelector<HTMLMetaElement>('meta[name="session"]')?.content === 'none') return;
  try {
    const session = await call<typeof getSession>('GET', '/session');
    if (session.account.language !== null) await speak(session.account.language);
    signedIn(session);
  } catch (error) {
    if (!isProblem(error) && !(error instanceof Error && error.name === 'UnreachableError')) throw error;
  }
}
