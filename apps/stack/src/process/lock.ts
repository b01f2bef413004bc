import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { birthOf } from './running';

/** Who holds a lock, with what it wants to tell others. */
export interface Holder {
  pid: number;
  birth: string;
  note: Record<string, unknown>;
}

export interface Lock {
  /** Replaces the note that others read. */
  annotate(note: Record<string, unknown>): void;
  release(): void;
}

/** Takes a lock file for this process, or answers who holds it. A holder that has died holds nothing. */
export function takeLock(
  file: string,
  note: Record<string, unknown> = {},
): { lock: Lock } | { holder: Holder } {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  const write = (path: string, content: Record<string, unknown>) =>
    writeFileSync(path, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), note: content }));
  write(own, note);
  try {
    for (;;) {
      try {
        linkSync(own, file); // appears whole, or not at all
        break;
      } catch (error) {
        if ((error as { code?: string }).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(file);
      if (holder) return { holder };
      discardStale(file, own);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return {
    lock: {
      annotate(more) {
        write(own, more);
        renameSync(own, file);
      },
      release: () => rmSync(file, { force: true }),
    },
  };
}

/** Who holds the lock now, if anyone does. */
export function readHolder(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return birthOf(holder.pid) === holder.birth ? holder : undefined;
  } catch {
    return undefined;
  }
}

// Moved away first: of two that find the same dead holder, the later one may have moved the other's fresh lock.
function discardStale(file: string, own: string): void {
  const away = `${own}.stale`;
  try {
    renameSync(file, away);
  } catch {
    return; // gone already
  }
  if (readHolder(away)) {
    try {
      linkSync(away, file);
    } catch {
      // somebody else holds it by now
    }
  }
  rmSync(away, { force: true });
}
