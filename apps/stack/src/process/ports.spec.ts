import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { freePorts, isFree, markOf, portFrom } from './ports';
import { birthOf } from './running';

describe('ports', () => {
  let server: Server;
  let busy: number;

  beforeAll(async () => {
    [busy] = (await freePorts(1)) as [number];
    server = createServer();
    await new Promise<void>((resolve) => server.listen(busy, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('are found to be in use or free', async () => {
    expect(await isFree(busy)).toBe(false);
    const [other] = await freePorts(1);
    expect(await isFree(other!)).toBe(true);
  });

  it('move up when one is in use', async () => {
    expect(await portFrom(busy)).toBeGreaterThan(busy);
  });

  it('are never given twice', async () => {
    const [one, other] = [await portFrom(busy), await portFrom(busy)];
    expect(one).not.toBe(other);
    expect(new Set(await freePorts(20)).size).toBe(20);
  });

  it('are reserved for the stack that found them, also before it listens', async () => {
    const next = await portFrom(busy);
    const other = { pid: process.ppid, birth: birthOf(process.ppid), note: {} };
    writeFileSync(markOf(next + 1), JSON.stringify(other));
    expect(await portFrom(next + 1)).toBeGreaterThan(next + 1);
    rmSync(markOf(next + 1));
  });

  it('end at the end of the range', async () => {
    await expect(portFrom(65_536)).rejects.toThrow('no free port');
  });
});
