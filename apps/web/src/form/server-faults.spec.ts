import { ProblemError } from '../api/problem.js';
import { serverFaults } from './server-faults.js';

const problem = (errors: { pointer: string; in: 'body' | 'query' }[]) =>
  new ProblemError({
    type: 'about:blank',
    title: 'no',
    status: 422,
    code: 'http.invalid_field',
    errors: errors.map((each) => ({ ...each, code: 'x', detail: each.pointer })),
  });

describe('what the server says about fields', () => {
  it('stands at the path of the field in the body', () => {
    expect(serverFaults(problem([{ pointer: '/rows/3/held_on', in: 'body' }]))).toEqual([
      { path: 'rows.3.held_on', detail: '/rows/3/held_on' },
    ]);
  });

  it('is about the whole when it names no field of the body', () => {
    expect(
      serverFaults(
        problem([
          { pointer: '', in: 'body' },
          { pointer: '/q', in: 'query' },
        ]),
      ),
    ).toEqual([]);
    expect(serverFaults(new Error('lost'))).toEqual([]);
  });
});
