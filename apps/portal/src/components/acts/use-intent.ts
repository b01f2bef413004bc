import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newId } from '../../server/api';
import type { Problem } from '../../server/problem';
import { readAgain } from '../../server/query';

const MOST_TRIES = 3;

/** A command as a form builds it. `useIntent` adds the `commandId`. */
export type WithoutId<T> = T extends unknown ? Omit<T, 'commandId'> : never;

/**
 * Returns a mutation that adds a `commandId` to a command and sends it. The same content keeps its
 * `commandId`, so that the server deduplicates a double click or a retry. A 503 is retried at most 3 times.
 * Success, a conflict (409) and a 404 invalidate every query.
 */
export function useIntent<C extends object, A>(send: (command: C & { commandId: string }) => Promise<A>) {
  const intent = useRef<{ content: string; commandId: string }>(undefined);
  return useMutation<A, Problem, C>({
    mutationFn: (command) => {
      const content = JSON.stringify(command);
      if (intent.current?.content !== content) intent.current = { content, commandId: newId() };
      return send({ ...command, commandId: intent.current.commandId });
    },
    retry: (tries, problem) => tries < MOST_TRIES && problem.status === 503,
    retryDelay: (_, problem) => (problem.retryAfter ?? 2) * 1000,
    onSuccess: readAgain,
    onError: (problem) => (problem.isConflict || problem.status === 404 ? readAgain() : undefined),
  });
}
