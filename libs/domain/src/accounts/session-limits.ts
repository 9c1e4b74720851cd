/** A session ends when it has rested this long, in seconds. */
export const SESSION_IDLE_S = 2 * 60 * 60;

/** And, however busy, when it is this old: the next day begins with a sign-in. */
export const SESSION_LONGEST_S = 12 * 60 * 60;
