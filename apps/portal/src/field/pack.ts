import type { Me, RouteName } from '@app/contracts';
import { useEffect } from 'react';
import type { Answer, Asked } from '../server/api';
import { monthQuery } from '../dates/month';
import { queries, readingKept } from '../server/query';
import { civilDateOf } from '../dates/time';
import { typesOf } from '../server/use-type-of';

const MOST = 30;
const FRESH_MS = 60_000;

/**
 * Prefetches the inspections of a user for work without a network, of this month and the next, at most 30 a
 * month. Runs on mount, when the network returns and when the page becomes visible.
 */
export function usePacked(me: Me): void {
  const today = civilDateOf(me.programme.now);
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === 'visible') void pack(me.id, today).catch(() => undefined); // next time
    };
    again();
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', again);
    };
  }, [me.id, today]);
}

async function pack(userId: string, today: string): Promise<void> {
  const month = today.slice(0, 7);
  for (const query of [monthQuery(month), monthQuery(month, 1)]) {
    const { items } = await read('listInspections', { query });
    const mine = items.filter(({ dueOn, inspectors }) => dueOn && inspectors.some(({ id }) => id === userId));
    for (const { applicationId } of mine.slice(0, MOST)) {
      const application = await read('getApplication', { params: { id: applicationId } });
      await read('listCellTypes', typesOf(application));
    }
  }
}

function read<N extends RouteName>(name: N, ...asked: Asked<N>): Promise<Answer<N>> {
  return queries.fetchQuery({ ...readingKept(name, ...asked), staleTime: FRESH_MS });
}
