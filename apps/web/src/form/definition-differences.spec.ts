import { definitionDifferences } from './definition-differences.js';

describe('two drafts of a definition', () => {
  it('differ in single values, told by where they stand', () => {
    const theirs = { pass_mark: 85, components: [{ code: 'qa', weight: 0.5 }] };
    const mine = {
      pass_mark: 85,
      components: [
        { code: 'qa', weight: 0.6 },
        { code: 'exam', weight: 0.4 },
      ],
    };
    expect(definitionDifferences(theirs, mine)).toEqual([
      { path: 'components 1 weight', theirs: '0.5', mine: '0.6' },
      { path: 'components 2 code', theirs: '—', mine: 'exam' },
      { path: 'components 2 weight', theirs: '—', mine: '0.4' },
    ]);
  });
});
