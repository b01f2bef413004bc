import type { ResultSheet } from '@app/exports';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PerKeyLimit } from '../common/per-key-limit';

const PATIENCE_MS = 20_000;
const MEMORY_MB = 256;
/** Sheets read at a time. */
const limit = new PerKeyLimit(2);

/** Beside this file when built; below dist/ when run from source. */
const BUILT = join(__dirname, 'read-sheet.worker.js');
const SCRIPT = existsSync(BUILT)
  ? BUILT
  : join(__dirname, '../../../../dist/apps/api/src/year/read-sheet.worker.js');

const UNREADABLE: ResultSheet = {
  rows: [],
  hidden: [],
  faults: [{ code: 'sheetUnreadable', detail: '文件过于复杂,无法读取,请另存为 CSV 后再导入。' }],
};

/** Reads a filled sheet off the event loop, in bounded time and memory. Never throws for what is in the file. */
export function readSheet(bytes: Uint8Array): Promise<ResultSheet> {
  return limit.run('', () => read(bytes));
}

function read(bytes: Uint8Array): Promise<ResultSheet> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(SCRIPT, {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 },
    });
    const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(UNREADABLE);
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(UNREADABLE); // without effect when it has answered
    });
  });
}
