import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { takeLock } from '../process/lock';
import { removeAfterwards } from '../process/warden';
import { inFolder, locateTemporal, TEMPORAL_VERSION, type TemporalBinaries } from './locate';

const SOURCES = ['cmd/server', 'cmd/tools/sql'].map(
  (path) => `go.temporal.io/server/${path}@v${TEMPORAL_VERSION}`,
);

const HELP = 'the Temporal server cannot be built; set TEMPORAL_ADDRESS or TEMPORAL_SERVER_BIN instead';

/**
 * Builds the server and its SQL tool into a folder of the user’s cache and reports its progress; about six minutes on
 * two cores. Of several processes that need it at once, one builds and the others wait. Throws with the output of the
 * compiler.
 */
export async function buildServer(
  go: string,
  into: string,
  say: (line: string) => void,
): Promise<TemporalBinaries> {
  for (let announced = false; ; announced = true) {
    const taken = takeLock(`${into}.lock`);
    if ('lock' in taken) {
      try {
        const origin = locateTemporal(); // another process may have built it meanwhile
        if (origin.kind === 'binaries') return origin.binaries;
        return await build(go, into, say);
      } finally {
        taken.lock.release();
      }
    }
    if (!announced) say(`process ${taken.holder.pid} is building the Temporal server; waiting for it`);
    await rest(1000);
  }
}

async function build(go: string, into: string, say: (line: string) => void): Promise<TemporalBinaries> {
  say(`building the Temporal server ${TEMPORAL_VERSION} into ${into} (once, about 6 minutes on two cores)`);
  mkdirSync(dirname(into), { recursive: true });
  const bench = mkdtempSync(`${into}.building-`);
  removeAfterwards(bench);
  try {
    await install(go, bench, say);
    const built = { server: join(bench, 'server'), sqlTool: join(bench, 'sql') };
    mkdirSync(into, { recursive: true });
    const { server, sqlTool } = inFolder(into);
    renameSync(built.sqlTool, sqlTool);
    renameSync(built.server, server);
    return { server, sqlTool };
  } finally {
    rmSync(bench, { recursive: true, force: true });
  }
}

async function install(go: string, bench: string, say: (line: string) => void): Promise<void> {
  const began = Date.now();
  let downloaded = 0;
  let compiled = 0;
  let last: string[] = [];
  const args = ['install', '-v', '-ldflags=-s -w', ...SOURCES];
  const child = spawn(go, args, {
    env: { ...process.env, GOBIN: bench },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  child.stderr.on('data', (chunk: Buffer) => {
    const lines = chunk.toString().split('\n').filter(Boolean);
    const fetched = lines.filter((line) => line.startsWith('go: downloading')).length;
    downloaded += fetched;
    compiled += lines.length - fetched;
    last = [...last, ...lines].slice(-15);
  });
  const report = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000);
    say(`  ${seconds} s: ${downloaded} modules fetched, ${compiled} packages compiled`);
  }, 10_000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new Error(`${HELP}; the compiler said (${code}):\n${last.join('\n')}`);
  } finally {
    clearInterval(report);
    process.off('exit', end);
  }
}
