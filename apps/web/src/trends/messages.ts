import { defineMessages } from '../i18n/define-messages.js';

export const trendsMessages = defineMessages(
  'trends',
  {
    title: '趋势',
    measure: '指标',
    center: '全中心',
    counts: '每月条数',
    counts_gist: '全中心每月计入的质检条数。',
  },
  {
    title: 'Trends',
    measure: 'Figure',
    center: 'Whole centre',
    counts: 'Count by month',
    counts_gist: 'Evaluations counted in the whole centre, by month.',
  },
);
