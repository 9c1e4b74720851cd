import type { start as english } from './start.en.js';

/** 开始使用的提示。 */
export const start: Record<keyof typeof english, string> = {
  administrator_needed: '样例账号会随样例一起清除：请先填写本中心管理员的工号和姓名。',
  administrator_there: '本中心已有管理员，其他账号由管理员在账号页开通。',
};
