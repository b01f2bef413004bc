import { createServer, type Server } from 'node:net';
import { freePorts, isFree, portFrom } from './ports';

describe('ports', () => {
  let server: Server;
  let busy: number;

  beforeAll(async () => {
    [busy] = (await freePorts(1)) as [number];
    server = createServer();
    await new Promise<void>((resolve) => server.listen(busy, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('tell a port in use from a free one', async () => {
    expect(await isFree(busy)).toBe(false);
    const [other] = await freePorts(1);
    expect(await isFree(other!)).toBe(true);
  });

  it('move up from one that is in use', async () => {
    expect(await portFrom(busy)).toBeGreaterThan(busy);
  });

  it('are never given to two', async () => {
    const taken = new Set<number>();
    const [one, other] = [await portFrom(busy, '127.0.0.1', taken), await portFrom(busy, '127.0.0.1', taken)];
    expect(one).not.toBe(other);
    expect(new Set(await freePorts(20)).size).toBe(20);
  });

  it('refuse to leave the range', async () => {
    await expect(portFrom(65_536)).rejects.toThrow('no free port');
  });
});
