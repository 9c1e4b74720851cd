import fc from 'fast-check';
import { cellText, textElement, xmlText } from './xml-text.js';

describe('text in a workbook', () => {
  it('loses the characters that XML cannot hold and keeps all others', () => {
    expect(cellText('a\u0000b\u0007c\ud800d\ufffee 😀 好')).toBe('abcde 😀 好');
  });

  it('longer than a cell can hold is cut with a mark, never through a character', () => {
    const long = cellText('😀'.repeat(20_000));
    expect(long.length).toBeLessThanOrEqual(32_767);
    expect(long.endsWith('😀…')).toBe(true);
  });

  it('that looks like an escape stays what it was', () => {
    expect(textElement('_x0041_')).toBe('<t>_x005F_x0041_</t>');
  });

  it('never opens a tag or an entity of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = xmlText(text);
        expect(xml).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/);
      }),
    );
  });
});
