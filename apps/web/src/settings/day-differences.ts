import type { CalendarDay } from '@contracts/settings-routes.js';

interface DayDifference {
  day: string;
  theirs: CalendarDay | undefined;
  mine: CalendarDay | undefined;
}

/** The days on which two calendars of a year differ, in order. */
export function dayDifferences(theirs: readonly CalendarDay[], mine: readonly CalendarDay[]): DayDifference[] {
  const days = [...new Set([...theirs, ...mine].map(({ day }) => day))].toSorted();
  return days
    .map((day) => ({ day, theirs: theirs.find((each) => each.day === day), mine: mine.find((each) => each.day === day) }))
    .filter((each) => each.theirs?.working !== each.mine?.working || each.theirs?.name !== each.mine?.name);
}
