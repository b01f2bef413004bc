import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';

const NOTICE = 'v8.promiseHooks.createHook is not available';

/**
 * Loaded into each thread of the worker (`--require`). For the query `__stack_trace`, which nobody asks here, the SDK
 * compiles a function and notes a stack at each promise of a workflow. Where Node has no such hook it does without; so
 * that is what its threads meet (decision 35).
 */
if (!isMainThread) {
  v8.promiseHooks.createHook = () => {
    throw new Error('not wanted');
  };
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).startsWith(NOTICE)) warn(...said);
  };
}
