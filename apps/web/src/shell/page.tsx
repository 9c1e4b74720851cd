import type { ReactNode } from 'react';
import { useTitle } from './use-title.js';

interface PageProps {
  title: string;
  /** What can be done with the whole page, beside its title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its one heading. */
export function Page({ title, actions, children }: PageProps) {
  useTitle(title);
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        {actions}
      </div>
      {children}
    </>
  );
}
