import { CsrfService } from './csrf.service.js';

describe('the page’s own token', () => {
  const csrf = new CsrfService(Buffer.alloc(32, 1));

  it('fits its session, in every process with the same key, and no other', () => {
    const token = csrf.issue('one');
    expect(new CsrfService(Buffer.alloc(32, 1)).matches('one', token)).toBe(true);
    expect(csrf.matches('two', token)).toBe(false);
    expect(new CsrfService(Buffer.alloc(32, 2)).matches('one', token)).toBe(false);
  });

  it.each(['', 'x', 'é'.repeat(43)])('is not %j', (given) => {
    expect(csrf.matches('one', given)).toBe(false);
  });
});
