import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isKnown, isOfAgents, knownWords, layoutName } from './layout-names.js';

/** The rows of the guide's table: a name, the words for it, and whom it is of. */
function guideRows(file: string): { name: string; words: string[]; of: string }[] {
  const text = readFileSync(fileURLToPath(new URL(`../../../../docs/${file}`, import.meta.url)), 'utf8');
  return Array.from(text.matchAll(/^\| `(\w+)` +\| (.+?) +\| (.+?) +\|$/gm), ([, name, words, of]) => ({
    name: name!,
    words: words!.split('、').map((word) => word.replaceAll('`', '')),
    of: of!,
  }));
}

describe('the names of placeholders', () => {
  it.each([
    ['layouts.md', 'agent', 'team'],
    ['layouts.zh-CN.md', '个人', '班组'],
  ])('are all in the guide, with whom they are of (%s)', (file, agent, team) => {
    const rows = guideRows(file);
    expect(rows.map(({ name }) => name)).toEqual(knownWords('en').split(', '));
    expect(rows.map(({ words }) => words[0])).toEqual(knownWords('zh').split('、'));
    for (const { name, words, of } of rows) {
      expect([name, of.includes(agent), of.includes(team)]).toEqual([name, isKnown(`agent.${name}`, true), isKnown(`team.${name}`, false)]);
      for (const word of words) expect([word, layoutName(word).name]).toEqual([word, name]);
    }
  });

  it('may say whom they are about, in either language and width', () => {
    expect(layoutName('班组.质检均分')).toEqual({ name: 'qa_score', of: 'team' });
    expect(layoutName('agent.QA_Score')).toEqual({ name: 'qa_score', of: 'agent' });
    expect(layoutName('ｑａ＿ｓｃｏｒｅ')).toEqual({ name: 'qa_score', of: null });
  });

  it('make a row one of agents when only an agent has the figure', () => {
    expect(['工号', 'grade', '客服.质检均分', 'qa_score', '班组'].map(isOfAgents)).toEqual([true, true, true, false, false]);
  });
});
