import { isProblem } from '../api/problem.js';

/** A field the server found wrong, by its path in the body: `rows.3.theory`. */
export interface ServerFault {
  path: string;
  detail: string;
}

/** What the server said about single fields of the body; empty: it is about the whole. */
export function serverFaults(error: unknown): ServerFault[] {
  if (!isProblem(error)) return [];
  return (error.problem.errors ?? [])
    .filter((each) => each.in === 'body' && each.pointer !== '')
    .map(({ pointer, detail }) => ({ path: pathOf(pointer), detail }));
}

function pathOf(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
