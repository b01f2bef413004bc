import type { UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Problem } from '../../server/problem';

/** Ignores calls while one is running: a double click is faster than the rendering of a disabled button. */
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

/** Runs a mutation and ignores further calls until it settles. The caller shows `mutation.error`. */
export function useOnce<A, V>(mutation: UseMutationResult<A, Problem, V>): (values: V) => void {
  return useOneAtATime((values: V) => mutation.mutateAsync(values).catch(() => undefined));
}
