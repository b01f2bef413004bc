/** Returns the hour (HH:mm) of the visit `place` of a day that begins at `first`, with `minutes` between two; undefined without a first hour or past the end of the day. */
export function hourOf(first: string | undefined, minutes: number, place: number): string | undefined {
  if (!first) return undefined;
  const [hour, minute] = first.split(':').map(Number) as [number, number];
  const at = hour * 60 + minute + minutes * place;
  if (at >= 24 * 60) return undefined;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
