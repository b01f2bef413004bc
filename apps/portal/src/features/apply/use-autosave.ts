import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type Problem } from '../../server/problem';

const PAUSE_MS = 800;
const AGAIN_S = 5;

/** Whether the input is saved. `at` is absent before the first save. */
export type SaveState =
  | { kind: 'saved'; at?: Date }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'failed'; problem: Problem };

/**
 * Saves the input 0.8 s after the last change, one save at a time. A network error,
 * a 5xx or a 429 is retried after `retryAfter`, default 5 s. `flush` saves at once;
 * it resolves to true when all input is saved and to false when a save has failed.
 */
export function useAutosave<V>(save: (values: V) => Promise<void>) {
  const [state, setState] = useState<SaveState>({ kind: 'saved' });
  const latest = useRef<V>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(undefined);
  const saving = useRef(save);
  saving.current = save;

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    const run = async () => {
      while (latest.current !== undefined) {
        const values = latest.current;
        latest.current = undefined;
        setState({ kind: 'saving' });
        try {
          await saving.current(values);
        } catch (error) {
          latest.current ??= values;
          const problem = asProblem(error);
          setState({ kind: 'failed', problem });
          if (problem.isUnclear || problem.status === 429)
            timer.current = setTimeout(() => void flush(), (problem.retryAfter ?? AGAIN_S) * 1000);
          return false;
        }
      }
      setState((now) => (now.kind === 'saving' ? { kind: 'saved', at: new Date() } : now));
      return true;
    };
    running.current ??= run().finally(() => (running.current = undefined));
    return running.current;
  }, []);

  const typed = useCallback(
    (values: V) => {
      latest.current = values;
      setState((now) => (now.kind === 'saving' ? now : { kind: 'typing' }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  useEffect(() => () => clearTimeout(timer.current), []);
  return { state, typed, flush };
}
