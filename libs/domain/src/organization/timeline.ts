/**
 * What is true from when to when: segments in order of time that never overlap. Days are 'YYYY-MM-DD'; `from` null means always before,
 * `to` is exclusive and null means until further notice.
 */
export interface Segment<Value> {
  from: string | null;
  to: string | null;
  value: Value;
}

export type Timeline<Value> = readonly Segment<Value>[];

const startsBy = (segment: Segment<unknown>, day: string | null): boolean => segment.from === null || (day !== null && segment.from <= day);
const endsAfter = (segment: Segment<unknown>, day: string | null): boolean => segment.to === null || day === null || segment.to > day;

export function segmentOn<Value>(timeline: Timeline<Value>, day: string | null): Segment<Value> | null {
  return timeline.find((segment) => startsBy(segment, day) && endsAfter(segment, day)) ?? null;
}

/** The value in force on a day; null: none. */
export function valueOn<Value>(timeline: Timeline<Value>, day: string | null): Value | null {
  return segmentOn(timeline, day)?.value ?? null;
}

/** Neighbours that touch and say the same become one, so that equal histories are equal data. */
function merged<Value>(segments: Segment<Value>[], same: (left: Value, right: Value) => boolean): Segment<Value>[] {
  const result: Segment<Value>[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    if (last && last.to !== null && last.to === segment.from && same(last.value, segment.value)) last.to = segment.to;
    else result.push({ ...segment });
  }
  return result;
}

const identical = <Value>(left: Value, right: Value): boolean => left === right;

/**
 * From `day` on the value holds, until the next change that is already known. A day inside a segment cuts it; a day on which a segment
 * starts replaces its value; the same value changes nothing.
 */
export function holdFrom<Value>(timeline: Timeline<Value>, day: string | null, value: Value): Segment<Value>[] {
  const current = segmentOn(timeline, day);
  if (current && identical(current.value, value)) return [...timeline];
  const before: Segment<Value>[] = [];
  const after: Segment<Value>[] = [];
  for (const segment of timeline) {
    if (segment === current) {
      if (segment.from !== day) before.push({ ...segment, to: day });
    } else if (startsBy(segment, day)) before.push(segment);
    else after.push(segment);
  }
  const to = current ? current.to : (after[0]?.from ?? null);
  return merged([...before, { from: day, to, value }, ...after], identical);
}

/** Nothing holds from `day` on. */
export function endAt<Value>(timeline: Timeline<Value>, day: string): Segment<Value>[] {
  return timeline
    .filter((segment) => segment.from === null || segment.from < day)
    .map((segment) => (segment.to === null || segment.to > day ? { ...segment, to: day } : segment));
}

export interface DaySpan {
  from: string | null;
  /** Exclusive. */
  to: string | null;
}

/** The days on which two timelines say different things. */
export function differingSpans<Value>(left: Timeline<Value>, right: Timeline<Value>): DaySpan[] {
  const edges = new Set<string>();
  for (const segment of [...left, ...right]) {
    if (segment.from !== null) edges.add(segment.from);
    if (segment.to !== null) edges.add(segment.to);
  }
  const days = [...edges].sort();
  const first = days[0];
  const spans: DaySpan[] = [];
  const earliest = (timeline: Timeline<Value>): Value | null => timeline.find((segment) => segment.from === null)?.value ?? null;
  if (earliest(left) !== earliest(right)) spans.push({ from: null, to: first ?? null });
  days.forEach((day, index) => {
    if (valueOn(left, day) !== valueOn(right, day)) spans.push({ from: day, to: days[index + 1] ?? null });
  });
  return spans;
}
