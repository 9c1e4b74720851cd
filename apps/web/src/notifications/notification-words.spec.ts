import { placeOf, wordsOf } from './notification-words.js';

describe('the words of notifications', () => {
  it('months are named in the reader’s language', () => {
    expect(wordsOf({ params: { period: '2026-10', until: '2026-11-05' } }, 'zh')).toEqual({
      period: '2026-10',
      until: '2026-11-05',
      month: '2026年10月',
    });
    expect(wordsOf({ params: { count: 3 } }, 'en')).toEqual({ count: 3 });
  });

  it('a single result is shown itself, several as the list', () => {
    expect(placeOf({ params: { count: 1, evaluation_no: 'E/1' }, path: '/results' })).toBe('/evaluations/E%2F1');
    expect(placeOf({ params: { count: 3 }, path: '/results' })).toBe('/results');
  });
});
