/** Sentences about settings. */
export const settings = {
  time_zone_moved:
    'This centre’s time zone is {stored} and its months were cut in it, but FAIRMARK_TZ says {asked}; unset FAIRMARK_TZ or set it back to {stored}.',
};
