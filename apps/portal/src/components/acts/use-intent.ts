import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newId } from '../../server/api';
import type { Problem } from '../../server/problem';
import { readAgain } from '../../server/query';

const MOST_TRIES = 3;

/** A command as a form knows it: its id is given when it is sent. */
export type WithoutId<T> = T extends unknown ? Omit<T, 'commandId'> : never;

/**
 * Sends a command that carries its own id. The same content keeps its id, so that a double click, a retry or a lost
 * answer leads to one act; what may pass by itself is sent again. Afterwards, and after a conflict, all is read again.
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
