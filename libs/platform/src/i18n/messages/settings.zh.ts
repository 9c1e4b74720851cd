/** Sentences about settings. */
export const settings = {
  time_zone_moved: '本中心的时区是 {stored}，已有月份按它划分；环境变量 FAIRMARK_TZ 却是 {asked}。请去掉 FAIRMARK_TZ 或改回 {stored}。',
  months_cut: '已有月份按现在的设置划分，“{key}”不能再改。',
  unknown: '没有“{key}”这项设置。',
  bad_time_zone: '时区应是 IANA 名称，例如 Asia/Shanghai。',
  bad_month_starts_on: '考核月的起始日只能是 1（自然月）或 26（上月 26 日至本月 25 日）。',
  bad_notice_days: '公示天数应是 0 到 60 的整数（工作日）。',
  bad_acknowledge_days: '质检确认期限应是 1 到 60 的整数（工作日）。',
  bad_audit_retention_months: '审计详情的保留月数应是 6 到 600 的整数；留空（null）表示一直保留。',
  bad_import_file_retention_months: '导入文件的保留月数应是 1 到 600 的整数；留空（null）表示一直保留。',
  bad_export_file_retention_days: '报表文件的保留天数应是 1 到 3650 的整数；留空（null）表示一直保留。',
  bad_recording_link_pattern: '录音链接应是 https 地址，在主机名之后含有一处 {recording_id}；留空（null）表示没有。',
  day_of_another_year: '{day} 不在 {year} 年。',
  day_twice: '{day} 出现了两次。',
};
