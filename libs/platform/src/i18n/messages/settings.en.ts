/** Sentences about settings. */
export const settings = {
  time_zone_moved:
    'This centre’s time zone is {stored} and its months were cut in it, but FAIRMARK_TZ says {asked}; unset FAIRMARK_TZ or set it back to {stored}.',
  months_cut: 'There are months that were cut by the present setting, so “{key}” cannot change any more.',
  unknown: 'There is no setting “{key}”.',
  bad_time_zone: 'A time zone is given by its IANA name, such as Asia/Shanghai.',
  bad_month_starts_on: 'A month starts on day 1 (calendar months) or 26 (from the 26th to the 25th).',
  bad_notice_days: 'The notice period has 0 to 60 working days, a whole number.',
  bad_acknowledge_days: 'Agents have 1 to 60 working days to acknowledge an evaluation, a whole number.',
  bad_audit_retention_months: 'Audit details are kept for 6 to 600 months, a whole number; null keeps them for ever.',
  bad_import_file_retention_months: 'Imported files are kept for 1 to 600 months, a whole number; null keeps them for ever.',
  bad_export_file_retention_days: 'Workbooks are kept for 1 to 3650 days, a whole number; null keeps them for ever.',
  bad_recording_link_pattern:
    'A recording link is an https address with {recording_id} once, after the host name; null means there is none.',
  day_of_another_year: '{day} is not in the year {year}.',
  day_twice: '{day} is given twice.',
};
