import { MetricWords } from './metric-words.js';

describe('the metric a header means', () => {
  const words = new MetricWords([
    { code: 'calls_answered', nameZh: '接听量', nameEn: 'Calls answered' },
    { code: 'aht_seconds', nameZh: '平均处理时长', nameEn: 'Average handling time' },
    { code: 'required_days', nameZh: '应出勤天数', nameEn: 'Days required' },
    { code: 'own_metric', nameZh: '自定指标', nameEn: 'Own metric' },
  ]);

  it.each([
    ['calls_answered', 'calls_answered'],
    ['接听量', 'calls_answered'],
    ['接通量', 'calls_answered'],
    ['接听量（通）', 'calls_answered'],
    ['Calls Answered', 'calls_answered'],
    ['平均处理时长（秒）', 'aht_seconds'],
    ['AHT', 'aht_seconds'],
    ['应出勤', 'required_days'],
    ['应出勤天数', 'required_days'],
    ['自定指标', 'own_metric'],
  ])('%s is %s', (header, code) => expect(words.codeOf(header)).toBe(code));

  it('is none for other headers, and none for metrics that the catalogue lacks', () => {
    for (const header of ['备注', '接听', '满意度', '接听量（万元）', '']) expect(words.codeOf(header)).toBeNull();
  });
});
