import { defineMessages } from '../i18n/define-messages.js';

export const homeMessages = defineMessages(
  'home',
  {
    title: '首页',
    greeting: '{name}，您好',
    period: '{month}：{state}',
  },
  {
    title: 'Home',
    greeting: 'Hello, {name}',
    period: '{month}: {state}',
  },
);
