import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

const DAY_MS = 86_400_000;

/** A received file in a temporary place, until it is kept. */
export interface Incoming {
  path: string;
  size: number;
  sha256: string;
}

/** The bytes of evidence: outside the web root, under random names. */
export class FileStore {
  constructor(private readonly folder: string) {}

  /** Receives a stream while counting and hashing it; the bytes are durable when it returns. */
  async receive(stream: Readable): Promise<Incoming> {
    await mkdir(join(this.folder, 'incoming'), { recursive: true });
    const path = join(this.folder, 'incoming', randomUUID());
    const hash = createHash('sha256');
    const file = await open(path, 'wx', 0o600);
    let size = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        hash.update(chunk);
        size += chunk.length;
        await file.write(chunk);
      }
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(path, { force: true });
      throw error;
    }
    await file.close();
    return { path, size, sha256: hash.digest('hex') };
  }

  /** The bytes of a received file, in chunks of 64 KiB. */
  streamOf({ path }: Incoming): Readable {
    return createReadStream(path);
  }

  bytesOf(incoming: Incoming): Promise<Buffer> {
    return readFile(incoming.path);
  }

  /** Keeps it under a random name, which is returned. */
  async keep(incoming: Incoming): Promise<string> {
    const id = randomUUID();
    const storedAs = `${id.slice(0, 2)}/${id}`;
    const folder = join(this.folder, id.slice(0, 2));
    await mkdir(folder, { recursive: true });
    await rename(incoming.path, join(this.folder, storedAs));
    const directory = await open(folder, 'r');
    await directory.sync().finally(() => directory.close());
    return storedAs;
  }

  async drop(incoming: Incoming): Promise<void> {
    await rm(incoming.path, { force: true });
  }

  /** Removes temporary files older than a day, left by interrupted uploads. */
  async dropStale(): Promise<void> {
    const folder = join(this.folder, 'incoming');
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > DAY_MS) await rm(path, { force: true });
    }
  }

  async remove(storedAs: string): Promise<void> {
    await rm(join(this.folder, storedAs), { force: true });
    await rm(this.asideOf(storedAs), { force: true });
  }

  /** Whether the bytes of a kept file are in their place. */
  async has(storedAs: string): Promise<boolean> {
    return stat(join(this.folder, storedAs)).then(
      () => true,
      () => false,
    );
  }

  async read(storedAs: string): Promise<Readable> {
    return (await open(join(this.folder, storedAs), 'r')).createReadStream();
  }

  /** Returns the bytes of a kept file, at most 20 MB; undefined when they are not there. */
  async bytesOfKept(storedAs: string): Promise<Buffer | undefined> {
    return readFile(join(this.folder, storedAs)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  }

  /** Moves the bytes of a kept file to where nothing reads them. A second time, or without bytes, it changes nothing. */
  async setAside(storedAs: string): Promise<void> {
    const aside = this.asideOf(storedAs);
    await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
    await rename(join(this.folder, storedAs), aside).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }

  private asideOf(storedAs: string): string {
    return join(this.folder, 'quarantine', basename(storedAs));
  }
}
