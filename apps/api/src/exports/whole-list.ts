import { refuse } from '../common/problems';

/** The maximum number of rows in a file; a longer list must be filtered first. */
export const MOST_ROWS = 200_000;
const PAGE = 5000;
const CHUNK = 500;

/** Returns the key of every row of a paged list. Throws `exportTooLarge`. */
export async function wholeList<Place>(
  page: (after: Place | undefined, limit: number) => Promise<Place[]>,
  most = MOST_ROWS,
): Promise<Place[]> {
  const places: Place[] = [];
  for (;;) {
    const found = await page(places.at(-1), PAGE);
    places.push(...found);
    if (places.length > most) throw refuse('exportTooLarge', { most });
    if (found.length < PAGE) return places;
  }
}

/** The lines of these places, a few hundred at a time: no connection is held while a slow reader takes them. */
export async function* linesOf<Place, Line>(
  places: readonly Place[],
  read: (some: Place[]) => Promise<Line[]>,
): AsyncGenerator<Line> {
  for (let from = 0; from < places.length; from += CHUNK) {
    yield* await read(places.slice(from, from + CHUNK));
  }
}

/** How many lines these places have: read once without being kept. Throws `exportTooLarge`. */
export async function countOf<Place, Line>(
  places: readonly Place[],
  read: (some: Place[]) => Promise<Line[]>,
): Promise<number> {
  let count = 0;
  for (let from = 0; from < places.length; from += CHUNK) {
    count += (await read(places.slice(from, from + CHUNK))).length;
    if (count > MOST_ROWS) throw refuse('exportTooLarge', { most: MOST_ROWS });
  }
  return count;
}
