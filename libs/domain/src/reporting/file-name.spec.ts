import fc from 'fast-check';
import { exportFileName } from './file-name.js';

describe('the name of an exported file', () => {
  it('holds report, period, team or supervisor, and language', () => {
    expect(exportFileName('team-monthly', '2026-10', 'A1', 'zh')).toBe('team-monthly_2026-10_A1_zh.xlsx');
    expect(exportFileName('supervisor-monthly', '2026-10', '000123', 'en')).toBe('supervisor-monthly_2026-10_000123_en.xlsx');
    expect(exportFileName('raw-evaluations', '2026-10', null, 'zh')).toBe('raw-evaluations_2026-10_zh.xlsx');
    expect(exportFileName('team-monthly', '2026-10', '客服一组', 'zh')).toBe('team-monthly_2026-10_客服一组_zh.xlsx');
  });

  it('cannot leave its folder, whatever a team is called', () => {
    expect(exportFileName('r', '2026-10', '../../etc/passwd', 'zh')).toBe('r_2026-10_%2E.%2F..%2Fetc%2Fpasswd_zh.xlsx');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (code) => {
        const name = exportFileName('r', '2026-10', code, 'zh');
        expect(name).not.toMatch(/[/\\:\0]/);
        expect(Buffer.byteLength(name)).toBeLessThan(200);
      }),
    );
  });

  it('is never the same for two teams', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (a, b) => {
        fc.pre(a !== b);
        expect(exportFileName('r', '2026-10', a, 'zh')).not.toBe(exportFileName('r', '2026-10', b, 'zh'));
      }),
    );
  });
});
