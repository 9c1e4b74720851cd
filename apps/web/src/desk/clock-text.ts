/** Seconds into a call as `m:ss`. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

/** `1:05`, `1：05` or plain seconds; null: it is neither. */
export function readClock(text: string): number | null {
  const match = /^(?:(\d{1,4})[:：])?(\d{1,5})$/.exec(text.trim());
  if (match === null) return null;
  const [minutes, seconds] = [match[1], Number(match[2])];
  if (minutes !== undefined && seconds > 59) return null;
  const whole = Number(minutes ?? 0) * 60 + seconds;
  return whole <= 86_400 ? whole : null;
}
