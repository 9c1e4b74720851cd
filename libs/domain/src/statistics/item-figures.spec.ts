import { itemFigures } from './item-figures.js';
import { refused, typedTable } from './testing/typed-table.js';

const answers = typedTable('姓名,Q1,Q2,Q3,gender', '张三,A,B,C,0', '李四,a,C,,1', '王五,D,B,C,1');

describe('an exam', () => {
  it('is scored with a key of two columns; what the key does not name is no item', () => {
    const figures = itemFigures(answers, typedTable('题,答案', 'Q1,A', 'Q2,B', 'Q3,C'));
    expect(figures).toMatchObject({ n_persons: 3, n_items: 3, n_blank: 1, ignored_columns: ['姓名', 'gender'] });
    expect(figures.items.map(({ item, difficulty }) => [item, difficulty])).toEqual(['Q1', 'Q2', 'Q3'].map((item) => [item, 2 / 3]));
  });

  it('takes a key without header, and one that lies', () => {
    const scored = itemFigures(answers, typedTable('题,答案', 'Q1,A', 'Q2,B', 'Q3,C'));
    expect(itemFigures(answers, typedTable('Q1,A', 'Q2,B', 'Q3,C'))).toEqual(scored);
    expect(itemFigures(answers, typedTable('Q1,Q2,Q3', 'A,B,C'))).toEqual(scored);
  });

  it('already scored may hold ticks and a total beside the items', () => {
    const figures = itemFigures(typedTable('姓名,第1题,第2题,总分', '张三,√,×,1', '李四,1,1.0,2', '王五,0,,0'), null);
    expect(figures).toMatchObject({ n_items: 2, n_blank: 1, ignored_columns: ['姓名', '总分'] });
    expect(figures.items.map(({ difficulty }) => difficulty)).toEqual([2 / 3, 1 / 3]);
  });

  it('is refused where the key and the answers do not fit', () => {
    const refusal = (...lines: string[]): string => refused(() => itemFigures(answers, typedTable(...lines))).key;
    expect(refusal('题,答案', 'Q9,A')).toBe('stats.key_without_column');
    expect(refusal('题,答案', 'Q1,A', 'Q1,B')).toBe('stats.key_repeated');
    expect(refusal('题,答案', 'Q1,')).toBe('stats.key_incomplete');
    expect(refusal('题,答案')).toBe('stats.key_empty');
    expect(refused(() => itemFigures(answers, null))).toMatchObject({
      key: 'stats.not_zero_or_one',
      params: { row: 2, column: 'Q1', value: 'A' },
    });
    expect(refused(() => itemFigures(typedTable('total', '3'), null)).key).toBe('stats.no_items');
  });
});
