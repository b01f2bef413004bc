import type { CommandAnswer } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Ask, call, newId } from '../api';
import type { Problem } from '../problem';
import { readAgain } from '../query';

type Command = Ask<'act'>['body'];
type WithoutId<T> = T extends unknown ? Omit<T, 'commandId'> : never;

const MOST_TRIES = 3;

/**
 * Sends an act. The same content keeps its id, so that a double click, a retry or a lost answer leads to one act; what
 * may pass by itself is sent again. After an act, and after a conflict, everything shown is read again.
 */
export function useAct(applicationId: string) {
  const intent = useRef<{ content: string; commandId: string }>(undefined);
  return useMutation<CommandAnswer, Problem, WithoutId<Command>>({
    mutationFn: (command) => {
      const content = JSON.stringify(command);
      if (intent.current?.content !== content) intent.current = { content, commandId: newId() };
      const body = { ...command, commandId: intent.current.commandId } as Command;
      return call('act', { params: { id: applicationId }, body });
    },
    retry: (tries, problem) => tries < MOST_TRIES && problem.status === 503,
    retryDelay: (_, problem) => (problem.retryAfter ?? 2) * 1000,
    onSuccess: readAgain,
    onError: (problem) => (problem.isConflict || problem.status === 404 ? readAgain() : undefined),
  });
}
