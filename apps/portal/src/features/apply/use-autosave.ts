import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type Problem } from '../../server/problem';

const PAUSE_MS = 800;
const AGAIN_S = 5;

/** Whether what is typed is kept. */
export type SaveState =
  | { kind: 'saved'; at?: Date }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'failed'; problem: Problem };

/**
 * Saves what is typed after a short pause, one save at a time; what may pass by itself is tried again until it is
 * saved. `flush` resolves when everything typed so far is saved, or with false when it cannot be.
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
