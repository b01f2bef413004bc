import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { type Answer, type Ask, type Asked, call } from '../../server/api';
import type { Problem } from '../../server/problem';

/** API calls that answer one page of a list. */
export type ListRoute =
  | 'listApplications'
  | 'listCells'
  | 'listTasks'
  | 'getBoard'
  | 'listNotices'
  | 'listLedger'
  | 'listAccounts'
  | 'listUnits';

export type ItemOf<N extends ListRoute> = Answer<N> extends { items: (infer I)[] } ? I : never;

export type PageOf<N extends ListRoute> = Answer<N> & { items: ItemOf<N>[]; nextCursor: string | null };

/** The address parameter for the number of pages shown, so that back and reload restore them. */
const PAGES = 'pages';

/** Reads and changes the filters in the address. A change returns to the first page. */
export function useConditions(names: readonly string[]) {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined]));
  const change = (changed: Record<string, string | undefined>) =>
    setParams(
      (now) => {
        for (const [name, value] of Object.entries(changed)) {
          if (value === undefined) now.delete(name);
          else now.set(name, value);
        }
        now.delete(PAGES);
        return now;
      },
      { replace: true },
    );
  return { values, change };
}

/** Reads a list page by page, as many pages as the address says, at most 40. */
export function useList<N extends ListRoute>(
  route: N,
  query: Record<string, unknown>,
  place?: Record<string, string>,
) {
  const [params, setParams] = useSearchParams();
  const wanted = Math.min(Number(params.get(PAGES)) || 1, 40);
  const list = useInfiniteQuery<PageOf<N>, Problem, { pages: PageOf<N>[] }, unknown[], string | undefined>({
    queryKey: [route, 'pages', query, place],
    queryFn: ({ pageParam: cursor }) =>
      call(
        route,
        ...([{ query: { ...query, cursor }, params: place } as unknown as Ask<N>] as unknown as Asked<N>),
      ) as Promise<PageOf<N>>,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = list;
  const read = data?.pages.length ?? 0;

  useEffect(() => {
    if (read > 0 && read < wanted && hasNextPage && !isFetching) void fetchNextPage();
  }, [read, wanted, hasNextPage, isFetching, fetchNextPage]);

  return {
    items: data?.pages.flatMap((page) => page.items) ?? [],
    first: data?.pages[0],
    error: list.error,
    isLoading: list.isLoading,
    isMore: list.isFetchingNextPage,
    hasMore: hasNextPage,
    again: () => void list.refetch(),
    more: () =>
      setParams(
        (now) => {
          now.set(PAGES, String(read + 1));
          return now;
        },
        { replace: true, preventScrollReset: true },
      ),
  };
}
