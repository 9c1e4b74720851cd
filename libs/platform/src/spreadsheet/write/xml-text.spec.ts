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

  it('reads back as it is shown, whatever its characters, and keeps white space at its ends', () => {
    const unit = fc.oneof(
      fc.constantFrom(...' \t\n\u3000&<>"_xaZ09~!=一龥、（，😀'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
        const shown = cellText(text);
        const [, preserve, content = ''] = /^<t( xml:space="preserve")?>(.*)<\/t>$/su.exec(textElement(text)) ?? [];
        const read = content.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
        expect(read.replace(/_x005F_(?=x[0-9A-Fa-f]{4}_)/g, '_')).toBe(shown);
        expect(preserve !== undefined).toBe(/^\s|\s$/.test(shown));
      }),
    );
  });
});
