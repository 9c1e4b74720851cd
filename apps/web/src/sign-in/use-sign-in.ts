import { useState, type FormEvent } from 'react';
import type { signIn } from '@contracts/sign-in.js';
import type { CurrentSession } from '@contracts/sign-in.js';
import { call } from '../api/call.js';

interface SigningIn {
  employeeNo: string;
  setEmployeeNo(text: string): void;
  password: string;
  setPassword(text: string): void;
  /** Whether it was tried with a field left empty. */
  tried: boolean;
  busy: boolean;
  error: unknown;
  submit(event: FormEvent): void;
}

/** The fields of a sign-in and what came of it. @param known the number of whoever has to sign in again */
export function useSignIn(done: (session: CurrentSession) => void, known = ''): SigningIn {
  const [employeeNo, setEmployeeNo] = useState(known);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      done(await call<typeof signIn>('POST', '/sign-in', { body: { employee_no: employeeNo.trim(), password } }));
    } catch (refused) {
      setError(refused);
      setPassword('');
      setTried(false);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (employeeNo.trim() !== '' && password !== '' && !busy) void send();
  };
  return { employeeNo, setEmployeeNo, password, setPassword, tried, busy, error, submit };
}
