import type { UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Problem } from '../../server/problem';

/** Sends, and until the answer is there sends nothing more: a double click is faster than a disabled button. */
export function useOnce<A, V>(mutation: UseMutationResult<A, Problem, V>): (values: V) => void {
  const running = useRef(false);
  return (values) => {
    if (running.current) return;
    running.current = true;
    mutation.mutate(values, { onSettled: () => (running.current = false) });
  };
}
