import type { UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Problem } from '../../server/problem';

/** Until a call has come to its end, a further one does nothing: a double click is faster than a disabled button. */
export function useOneAtATime<A extends unknown[]>(
  call: (...asked: A) => Promise<unknown>,
): (...asked: A) => void {
  const running = useRef(false);
  return (...asked) => {
    if (running.current) return;
    running.current = true;
    void call(...asked).finally(() => (running.current = false));
  };
}

/** Sends once and ignores further calls until the answer arrives; the page shows the mutation's error. */
export function useOnce<A, V>(mutation: UseMutationResult<A, Problem, V>): (values: V) => void {
  return useOneAtATime((values: V) => mutation.mutateAsync(values).catch(() => undefined));
}
