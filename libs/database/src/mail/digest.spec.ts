import { type DigestItem, digestPayload, MOST_LINES } from './digest';

const lateBy = (daysLeft: number): DigestItem => ({ path: '/applications/a', daysLeft });

describe('what a digest lists', () => {
  it('is everything, when there is room for it', () => {
    const items = Array.from({ length: MOST_LINES }, (_, i) => lateBy(i));
    expect(digestPayload('2024-10-08', items)).toEqual({ day: '2024-10-08', items });
  });

  it('is what is due first, and counts of the rest: overdue, due today, later or paused', () => {
    const rest = [lateBy(-1), lateBy(0), lateBy(0), lateBy(4), { path: '/applications/b' }];
    const items = Array.from({ length: MOST_LINES }, () => lateBy(-9));
    expect(digestPayload('2024-10-08', [...items, ...rest])).toEqual({
      day: '2024-10-08',
      items,
      more: { late: 1, today: 2, waiting: 2 },
    });
  });
});
