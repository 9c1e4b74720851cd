import { defineMessages } from '../i18n/define-messages.js';

export const listMessages = defineMessages(
  'list',
  {
    total: '共 {total} 条',
    first: '第一页',
    previous: '上一页',
    next: '下一页',
    columns: '列',
    empty: '没有符合条件的记录',
    pages: '翻页',
  },
  {
    total: '{total} in all',
    first: 'First page',
    previous: 'Previous page',
    next: 'Next page',
    columns: 'Columns',
    empty: 'Nothing matches',
    pages: 'Pages',
  },
);
