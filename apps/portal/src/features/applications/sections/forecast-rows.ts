import type { ForecastView } from '@app/contracts';

type Foreseen = ForecastView['items'][number];

/**
 * Returns what a reader has to know of a forecast, and the rest. `shown` has each moment that brings something new: an
 * end, a stage, a delay told to somebody, and of the reminders those of the reader's own seats. The same sentence with
 * another number of days repeats itself and is in `rest`, as are the reminders of others.
 */
export function forecastRows(
  items: readonly Foreseen[],
  isOwn: (seat: string) => boolean,
): { shown: readonly Foreseen[]; rest: readonly Foreseen[] } {
  const said = new Set<string>();
  const bringsNews = ({ events }: Foreseen): boolean => {
    const news = events
      .filter(({ type, seat }) => type !== 'reminded' || (seat !== undefined && isOwn(seat)))
      .map(({ text }) => text.replace(/\d+/g, ''))
      .filter((sentence) => !said.has(sentence));
    news.forEach((sentence) => said.add(sentence));
    return news.length > 0;
  };
  const shown = items.filter(bringsNews);
  if (shown.length === 0) return { shown: items.slice(0, 1), rest: items.slice(1) };
  return { shown, rest: items.filter((item) => !shown.includes(item)) };
}
