import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export const TEMPORAL_VERSION = '1.31.2';

/** The server and the tool that prepares its databases. */
export interface TemporalBinaries {
  server: string;
  sqlTool: string;
}

/** Where Temporal comes from, in the order in which it is looked for. */
export type Origin =
  | { kind: 'address'; address: string }
  | { kind: 'binaries'; binaries: TemporalBinaries }
  | { kind: 'build'; go: string; into: string }
  | { kind: 'cli'; cli: string }
  | { kind: 'download'; into: string };

/** A variable names something that does not exist. */
export class UnusableTemporal extends Error {}

type Source = Record<string, string | undefined>;

/** Returns the folder in the user’s cache for the programs of this version. */
export function cacheFolder(env: Source = process.env): string {
  return join(
    env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'),
    'wufei',
    `temporal-${TEMPORAL_VERSION}`,
  );
}

/**
 * Returns the first available source: TEMPORAL_ADDRESS, TEMPORAL_SERVER_BIN, the user’s cache, a Go toolchain for a
 * build, the `temporal` CLI, its download. Throws UnusableTemporal when a variable names something that does not exist.
 */
export function locateTemporal(env: Source = process.env): Origin {
  if (env.TEMPORAL_ADDRESS) return { kind: 'address', address: env.TEMPORAL_ADDRESS };
  if (env.TEMPORAL_SERVER_BIN)
    return { kind: 'binaries', binaries: given(env.TEMPORAL_SERVER_BIN, env.TEMPORAL_SQL_BIN) };
  const into = cacheFolder(env);
  const binaries = inFolder(into);
  if (isProgram(binaries.server) && isProgram(binaries.sqlTool)) return { kind: 'binaries', binaries };
  const go = onPath('go', env);
  if (go && isRecent(go)) return { kind: 'build', go, into };
  const cli = onPath('temporal', env);
  if (cli) return { kind: 'cli', cli };
  return { kind: 'download', into };
}

export function inFolder(folder: string): TemporalBinaries {
  return { server: join(folder, 'temporal-server'), sqlTool: join(folder, 'temporal-sql-tool') };
}

function given(server: string, sqlTool: string | undefined): TemporalBinaries {
  if (!isProgram(server)) throw new UnusableTemporal(`TEMPORAL_SERVER_BIN=${server} is not a program`);
  const candidates = sqlTool
    ? [sqlTool]
    : ['temporal-sql-tool', 'sql'].map((name) => join(dirname(server), name));
  const found = candidates.find(isProgram);
  if (!found) throw new UnusableTemporal(`no sql tool at ${candidates.join(' or ')}: set TEMPORAL_SQL_BIN`);
  return { server, sqlTool: found };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(name: string, env: Source): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path) && isProgram(path));
}

// Go 1.21 and later download the toolchain that a module requires.
function isRecent(go: string): boolean {
  try {
    const [, minor] = /go1\.(\d+)/.exec(execFileSync(go, ['version'], { stdio: 'pipe' }).toString()) ?? [];
    return Number(minor) >= 21;
  } catch {
    return false;
  }
}
