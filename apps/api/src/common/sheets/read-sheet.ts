import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PerKeyLimit } from '../per-key-limit';
import type { ReadBy, ReaderName } from './readers';

const PATIENCE_MS = 20_000;
const MEMORY_MB = 256;
/** Sheets read at a time. */
const limit = new PerKeyLimit(2);

/** Beside this file when built; below dist/ when run from source. */
const BUILT = join(__dirname, 'read-sheet.worker.js');
const SCRIPT = existsSync(BUILT)
  ? BUILT
  : join(__dirname, '../../../../../dist/apps/api/src/common/sheets/read-sheet.worker.js');

/** The file would take more time or memory than one is given. */
export const TOO_COMPLEX = {
  code: 'sheetUnreadable',
  detail: '文件过于复杂，无法读取，请另存为 CSV 后再导入。',
};

/**
 * Reads an upload off the event loop, in bounded time and memory; undefined: it takes too much (`TOO_COMPLEX`). Never
 * throws for what is in the file.
 */
export function readSheet<N extends ReaderName>(
  reader: N,
  bytes: Uint8Array,
): Promise<ReadBy<N> | undefined> {
  return limit.run('', () => read(reader, bytes));
}

function read<N extends ReaderName>(reader: N, bytes: Uint8Array): Promise<ReadBy<N> | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(SCRIPT, {
      workerData: { reader, bytes },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 },
    });
    const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(undefined);
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(undefined); // without effect when it has answered
    });
  });
}
