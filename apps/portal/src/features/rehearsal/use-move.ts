import type { ProgrammeTimeView } from '@app/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../server/api';
import type { Problem } from '../../server/problem';
import { readAgain, reading } from '../../server/query';

const EVERY_MS = 800;

/** What a move of the programme clock led to. */
export interface Moved {
  from: string;
  to: string;
}

/** The programme clock, and how it is moved; while it moves, how far it has come. */
export function useMove() {
  const move = useMutation<Moved, Problem, string>({
    mutationFn: async (now) => {
      const { now: from } = await call('getClock');
      const after = await call('moveClock', { body: { now } });
      return { from, to: after.now };
    },
    onSettled: readAgain,
  });
  const { data: clock } = useQuery({
    ...reading('getClock'),
    staleTime: 0,
    refetchInterval: ({ state }) => (move.isPending || isMoving(state.data) ? EVERY_MS : false),
  });
  return { clock, move };
}

/** Somebody, perhaps in another window, has begun a move that has not ended. */
export function isMoving(clock: ProgrammeTimeView | undefined): boolean {
  return clock?.movingTo != null;
}
