import 'reflect-metadata';
import { readEnv } from '@app/config';
import type { Activities } from '../../apps/worker/src/activities/record.activities';
import { createLog } from '../../apps/worker/src/log';
import { runWorker } from '../../apps/worker/src/run-worker';

/**
 * A worker that dies (kill -9) between the commit of a command of type DIE_AFTER and the end of its workflow task: the
 * command is recorded, but the workflow has not handled it.
 */
const env = readEnv();
const never = new AbortController().signal;

/** Returns the result of the step, unless this is the step after which the worker dies. */
function dying(record: Activities[string]): Activities[string] {
  return async (step) => {
    const result = await record(step);
    if (step.command?.type !== process.env.DIE_AFTER) return result;
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  };
}

const allDying = (activities: Activities): Activities =>
  Object.fromEntries(Object.entries(activities).map(([name, record]) => [name, dying(record)]));

runWorker(env, createLog(env.LOG_LEVEL), never, allDying).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
