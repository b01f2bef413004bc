const SHANGHAI = 8 * 3_600_000;

/** A moment (ms, or a Date) as people here read it: ISO 8601 with +08:00. */
export function isoAt(moment: number | Date): string {
  return new Date(Number(moment) + SHANGHAI).toISOString().replace('Z', '+08:00');
}
