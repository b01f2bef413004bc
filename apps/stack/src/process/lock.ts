import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { birthOf } from './running';

/** The process that holds a lock, with its note for others. */
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

/** Takes a lock file for this process, or returns its holder. A dead process holds no lock. */
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

/** Returns the present holder of the lock, or undefined. */
export function readHolder(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return birthOf(holder.pid) === holder.birth ? holder : undefined;
  } catch {
    return undefined;
  }
}

// The file is renamed before it is checked: when two processes find the same dead holder, the later one may have
// renamed the fresh lock of the other, and then puts it back.
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
