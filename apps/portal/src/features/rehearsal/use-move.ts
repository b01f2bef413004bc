import type { ProgrammeTimeView } from '@app/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../server/api';
import type { Problem } from '../../server/problem';
import { readAgain, reading } from '../../server/query';

const EVERY_MS = 800;

/** A finished move of programme time: from and to, ISO 8601. */
export interface Moved {
  from: string;
  to: string;
}

/**
 * Returns the programme time and the mutation that moves it. During a move the time is read every EVERY_MS.
 */
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

/** Whether a move is under way, possibly begun in another window. */
export function isMoving(clock: ProgrammeTimeView | undefined): boolean {
  return clock?.movingTo != null;
}
