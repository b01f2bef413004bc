import 'reflect-metadata';
import { readEnv } from '@app/config';
import { createLog } from '../../apps/worker/src/log';
import { runWorker } from '../../apps/worker/src/run-worker';

/**
 * A worker that dies (kill -9) exactly between the commit of a command of type DIE_AFTER and the completion of its
 * workflow task: the record knows, the workflow will never hear of it.
 */
const env = readEnv();
const never = new AbortController().signal;

/** Answers what was recorded, unless this was the step after which the worker dies. */
function survive<T>(type: string | undefined, result: T): T | Promise<never> {
  if (type !== process.env.DIE_AFTER) return result;
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

runWorker(env, createLog(env.LOG_LEVEL), never, (activities) => ({
  ...activities,
  async recordEvents(request) {
    return survive(request.command?.type, await activities.recordEvents(request));
  },
  async recordYear(request) {
    return survive(request.command?.type, await activities.recordYear(request));
  },
})).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
