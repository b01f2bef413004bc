import type { RouteName } from '@app/contracts';
import { QueryClient, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { addressOf, type Answer, type Ask, type Asked, call } from './api';
import { networkFirst } from '../field/kept-answers';
import { asProblem, type Problem } from './problem';

const MOST_TRIES = 3;

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

/** What has been read, shared by every page; only what may pass by itself is tried again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (tries, error) => tries < MOST_TRIES && asProblem(error).isUnclear,
      retryDelay: (tries, error) => (asProblem(error).retryAfter ?? 2 ** tries) * 1000,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** How a call is read and kept. */
export function reading<N extends RouteName>(name: N, ...[ask]: Asked<N>) {
  return queryOptions<Answer<N>, Problem>({
    queryKey: [name, ask ?? {}],
    queryFn: () => call(name, ...([ask] as Asked<N>)),
  });
}

/** The same for the field: what the network answers is kept on the device, and without a network it is read from there. */
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

/** Reads a call of the api; `when: false` waits, `kept` is for the field. */
export function useCall<N extends RouteName>(
  name: N,
  ask?: Ask<N>,
  { when = true, kept = false }: { when?: boolean; kept?: boolean } = {},
): UseQueryResult<Answer<N>, Problem> {
  const asked = [ask] as Asked<N>;
  return useQuery({ ...(kept ? readingKept(name, ...asked) : reading(name, ...asked)), enabled: when });
}

/** After something came or went: lists of applications are read again, the page of what is gone is not. */
export async function listsAgain(): Promise<void> {
  await queries.invalidateQueries({ queryKey: ['listApplications'] });
}

/** After an act: whatever is shown is read again. */
export async function readAgain(): Promise<void> {
  await queries.invalidateQueries();
}
