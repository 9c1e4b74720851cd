import { lazy, Suspense } from 'react';
import { useSessionState } from './api/use-session.js';

const SignInPage = lazy(() => import('./sign-in/sign-in-page.js'));
const PasswordPage = lazy(() => import('./sign-in/password-page.js'));
const SignInAgain = lazy(() => import('./sign-in/sign-in-again.js'));
const App = lazy(() => import('./app.js'));

/** The door: nobody comes further than what is theirs to see, and whoever has been put out comes back to the page as it was. */
export function Entrance() {
  const { session, ended } = useSessionState();
  if (session === null) {
    return (
      <Suspense>
        <SignInPage />
      </Suspense>
    );
  }
  return (
    <>
      <Suspense>{session.must_change_password ? <PasswordPage first /> : <App />}</Suspense>
      {ended && (
        <Suspense>
          <SignInAgain />
        </Suspense>
      )}
    </>
  );
}
