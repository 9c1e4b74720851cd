import { StyleBook, type CellStyle } from './cell-styles.js';

/** Every property there is. */
const ALL: Required<CellStyle> = {
  bold: true,
  italic: true,
  underline: true,
  color: 'B42318',
  size: 14,
  fill: 'DCE6F1',
  border: 'row',
  format: '0.00',
  horizontal: 'left',
  vertical: 'top',
  wrap: true,
  indent: 1,
  quotePrefix: true,
};

describe('the styles of a workbook', () => {
  it('are told apart by each of their properties', () => {
    const book = new StyleBook('zh');
    const whole = book.index(ALL);
    const without = Object.keys(ALL).map((name) => book.index({ ...ALL, [name]: undefined }));
    expect(new Set([whole, ...without]).size).toBe(Object.keys(ALL).length + 1);
  });

  it('are the same however their properties are ordered, and whether one is left out or undefined', () => {
    const book = new StyleBook('zh');
    expect(book.index({ wrap: true, bold: true, color: undefined })).toBe(book.index({ bold: true, wrap: true }));
  });
});
