import { figureText } from './difference-words.js';

it('a figure of two runs is printed as on the card: scores with two decimals, rates as percentages, ranks whole, missing a dash', () => {
  expect([
    figureText('qa_score', 87.3),
    figureText('pass_rate', 0.875),
    figureText('rank_center', 4),
    figureText('grade', 'B'),
    figureText('composite', null),
    figureText('exam', { theory: 80, practical: null, status: 'normal' }),
  ]).toEqual(['87.30', '87.50%', '4', 'B', '—', '80 · normal']);
});
