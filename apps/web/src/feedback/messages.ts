import { defineMessages } from '../i18n/define-messages.js';

export const feedbackMessages = defineMessages(
  'feedback',
  {
    unreachable: '连不上服务器。已填的内容还在；网络恢复后请重试。',
    unexpected: '页面出了意外。已自动保存的内容不会丢；请刷新页面。',
    forbidden: '这里不对您开放，或者并不存在。',
    not_found: '没有这个页面。',
    retry: '重试',
    home: '回首页',
    reload: '刷新页面',
    reference: '报告问题时请附上编号 {id}',
    stale: '这份内容在别处已被修改。',
    nothing: '暂无数据',
  },
  {
    unreachable: 'The server cannot be reached. What you typed is still here; try again when the network is back.',
    unexpected: 'Something unexpected happened on this page. What was saved is safe; reload the page.',
    forbidden: 'This is not open to you, or does not exist.',
    not_found: 'There is no such page.',
    retry: 'Try again',
    home: 'Home',
    reload: 'Reload the page',
    reference: 'When asking for help, name {id}',
    stale: 'This has been changed elsewhere meanwhile.',
    nothing: 'Nothing here yet',
  },
);
