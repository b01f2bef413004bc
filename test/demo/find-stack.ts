import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** No running stack was found. */
export class NoStack extends Error {}

/**
 * Returns the address of the running api: WUFEI_API, or the port in the file that `npm start` writes. Throws
 * NoStack.
 */
export async function findStack(): Promise<string> {
  const base = process.env.WUFEI_API?.replace(/\/(api\/?)?$/, '') ?? fromPortsFile();
  if (!base)
    throw new NoStack('没有找到正在运行的系统：请先在另一个终端运行 npm start，再运行 npm run demo。');
  const ready = await fetch(`${base}/api/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(
    () => undefined,
  );
  if (!ready?.ok) {
    const how = ready ? `状态 ${ready.status}` : '没有应答';
    throw new NoStack(
      `${base} ${how}：请先运行 npm start 并等到它列出地址和演示账号（或用 WUFEI_API 指定地址）。`,
    );
  }
  return base;
}

function fromPortsFile(): string | undefined {
  try {
    const ports = JSON.parse(readFileSync(join(process.env.DATA_DIR || '.data', 'ports.json'), 'utf8')) as {
      api: number;
    };
    return `http://127.0.0.1:${ports.api}`;
  } catch {
    return undefined;
  }
}
