import type { RouteName } from '@app/contracts';
import {
  onlineManager,
  QueryClient,
  queryOptions,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { addressOf, type Answer, type Ask, type Asked, call } from './api';
import { networkFirst } from '../field/kept-answers';
import { asProblem, type Problem } from './problem';

const MOST_TRIES = 3;

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

// A page that is opened without a network learns of its return, too.
onlineManager.setOnline(globalThis.navigator?.onLine !== false);

/** The query cache, shared by every page. It retries network errors and 5xx at most 3 times. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Without a network the page says so at once, and goes on when there is one.
      retry: (tries, error) => tries < MOST_TRIES && navigator.onLine && asProblem(error).isUnclear,
      retryDelay: (tries, error) => (asProblem(error).retryAfter ?? 2 ** tries) * 1000,
      networkMode: 'always',
      refetchOnReconnect: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** Returns the query options of a call. */
export function reading<N extends RouteName>(name: N, ...[ask]: Asked<N>) {
  return queryOptions<Answer<N>, Problem>({
    queryKey: [name, ask ?? {}],
    queryFn: () => call(name, ...([ask] as Asked<N>)),
  });
}

/** Like `reading`, but stores each response on the device and returns it when the network is down. */
export function readingKept<N extends RouteName>(name: N, ...[ask]: Asked<N>) {
  const { queryKey } = reading(name, ...([ask] as Asked<N>));
  return queryOptions<Answer<N>, Problem>({
    queryKey,
    queryFn: async ({ client }) => {
      const isFirst = client.getQueryData(queryKey) === undefined;
      const asked = [ask] as Asked<N>;
      return (await networkFirst(addressOf(name, ...asked), () => call(name, ...asked), isFirst)).answer;
    },
  });
}

/** Queries a call of the API. `when: false` defers the call; `kept` uses `readingKept`. */
export function useCall<N extends RouteName>(
  name: N,
  ask?: Ask<N>,
  { when = true, kept = false }: { when?: boolean; kept?: boolean } = {},
): UseQueryResult<Answer<N>, Problem> {
  const asked = [ask] as Asked<N>;
  return useQuery({ ...(kept ? readingKept(name, ...asked) : reading(name, ...asked)), enabled: when });
}

/** Invalidates only the lists of applications, because the query of a deleted application would fail. */
export async function listsAgain(): Promise<void> {
  await queries.invalidateQueries({ queryKey: ['listApplications'] });
}

/** Invalidates every query, after a command. The queries in use are refetched. */
export async function readAgain(): Promise<void> {
  await queries.invalidateQueries();
}
