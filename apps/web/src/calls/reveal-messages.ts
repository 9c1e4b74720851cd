import { defineMessages } from '../i18n/define-messages.js';

export const revealMessages = defineMessages(
  'reveal',
  {
    reveal: '显示完整号码',
    title: '显示客户完整号码',
    reason: '为什么需要完整号码？理由会记入操作日志。',
    short: '请至少写 5 个字',
    go: '显示',
    cancel: '取消',
  },
  {
    reveal: 'Show the whole number',
    title: 'Show the customer’s whole number',
    reason: 'Why is the whole number needed? The reason goes into the audit trail.',
    short: 'At least 5 characters',
    go: 'Show',
    cancel: 'Cancel',
  },
);
