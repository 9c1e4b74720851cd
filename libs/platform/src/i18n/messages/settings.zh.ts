/** Sentences about settings. */
export const settings = {
  time_zone_moved: '本中心的时区是 {stored}，已有月份按它划分；环境变量 FAIRMARK_TZ 却是 {asked}。请去掉 FAIRMARK_TZ 或改回 {stored}。',
};
