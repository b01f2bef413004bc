import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pingClamd, scanBytes } from './clamd';

const PATIENCE_MS = 30_000;

/** What was sent to a daemon by hand, as a real one reads it. */
class Received {
  private bytes = Buffer.alloc(0);

  add(data: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, data]);
  }

  /** The streamed bytes once their end has come. */
  get stream(): Buffer | undefined {
    const command = 'zINSTREAM\0';
    if (this.bytes.subarray(0, command.length).toString() !== command) return undefined;
    const chunks: Buffer[] = [];
    for (let at = command.length; at + 4 <= this.bytes.length;) {
      const length = this.bytes.readUInt32BE(at);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(this.bytes.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
    return undefined;
  }
}

describe('a conversation with clamd', () => {
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });

  const listen = async (act: (socket: Socket) => void, at: number | string = 0): Promise<string> => {
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      act(socket);
    });
    servers.push(server);
    if (typeof at === 'string') server.listen(at);
    else server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    const place = server.address();
    return typeof place === 'string' ? place : `127.0.0.1:${place!.port}`;
  };
  /** A daemon that answers once it has read everything. */
  const answering = (answer: string, heard = new Received()) =>
    listen((socket) =>
      socket.on('data', (data) => {
        heard.add(data);
        if (heard.stream) socket.end(answer);
      }),
    );
  async function* bytes(...chunks: string[]): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }

  it('sends every byte in chunks, an empty one not being the end, and hears that nothing was found', async () => {
    const heard = new Received();
    const address = await answering('stream: OK\0', heard);
    expect(await scanBytes(address, bytes('one', '', 'two'), PATIENCE_MS)).toEqual({ kind: 'clean' });
    expect(heard.stream?.toString()).toBe('onetwo');
  });

  it('over a Unix socket is the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wufei-socket-'));
    const path = join(folder, 'clamd.ctl');
    await listen(
      (socket) => socket.on('data', (data) => data.includes('PING') && socket.end('PONG\0')),
      path,
    );
    expect(await pingClamd(path, PATIENCE_MS)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it.each<[string, string, object]>([
    [
      'a virus',
      'stream: Win.Test.EICAR_HDB-1 FOUND\0',
      { kind: 'infected', finding: 'Win.Test.EICAR_HDB-1' },
    ],
    ['a password', 'stream: Heuristics.Encrypted.PDF FOUND\0', { kind: 'encrypted' }],
    [
      'its own limits',
      'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0',
      { kind: 'fault', fault: 'limits' },
    ],
    ['too much', 'INSTREAM size limit exceeded. ERROR\0', { kind: 'fault', fault: 'tooLarge' }],
    ['a fault', "stream: Can't allocate memory ERROR\0", { kind: 'fault', fault: 'refused' }],
    ['another program', 'UNKNOWN COMMAND\0', { kind: 'fault', fault: 'refused' }],
    ['something else', 'stream: OK FOUND ERROR\0', { kind: 'fault', fault: 'refused' }],
    ['nothing', '\0', { kind: 'fault', fault: 'refused' }],
    ['something without end', 'x'.repeat(10_000), { kind: 'fault', fault: 'refused' }],
    ['half an answer', 'stream: O', { kind: 'fault', fault: 'unreachable' }],
    ['an answer without its end', 'stream: OK', { kind: 'fault', fault: 'unreachable' }],
    ['a daemon that left', '', { kind: 'fault', fault: 'unreachable' }],
  ])('hears of %s', async (_, answer, expected) => {
    const address = await answering(answer);
    expect(await scanBytes(address, bytes('x'), PATIENCE_MS)).toEqual(expected);
  });

  it('ends when the daemon has had enough and closes, however much is left to send', async () => {
    const address = await listen((socket) =>
      socket.once('data', () => {
        socket.pause(); // nothing more is read
        socket.end('INSTREAM size limit exceeded. ERROR\0');
      }),
    );
    let sent = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        sent += 1;
        yield Buffer.alloc(64 * 1024);
        await new Promise((go) => setImmediate(go));
      }
    }
    expect(await scanBytes(address, endless(), PATIENCE_MS)).toEqual({ kind: 'fault', fault: 'tooLarge' });
    expect(sent).toBeGreaterThan(0);
  });

  it('does not wait for a daemon that is silent', async () => {
    const address = await listen(() => undefined);
    expect(await scanBytes(address, bytes('x'), 50)).toEqual({ kind: 'fault', fault: 'silent' });
    expect(await pingClamd(address, 50)).toBe(false);
  });

  it('does not reach one that is not there', async () => {
    const address = await listen(() => undefined);
    servers.splice(0)[0]!.close();
    expect(await scanBytes(address, bytes('x'), PATIENCE_MS)).toEqual({
      kind: 'fault',
      fault: 'unreachable',
    });
    expect(await pingClamd(address, PATIENCE_MS)).toBe(false);
    expect(await pingClamd('/nowhere/clamd.ctl', PATIENCE_MS)).toBe(false);
  });

  it('is left when the process stops', async () => {
    const stop = new AbortController();
    const address = await listen((socket) => socket.once('data', () => stop.abort()));
    const scanning = scanBytes(address, bytes('x'), PATIENCE_MS, stop.signal);
    expect(await scanning).toEqual({ kind: 'fault', fault: 'unreachable' });
  });

  it('fails when the bytes cannot be read, and leaves the daemon', async () => {
    let left: Promise<unknown> | undefined;
    const address = await listen((socket) => {
      left = once(socket.resume(), 'close');
    });
    async function* gone(): AsyncGenerator<Buffer> {
      yield Buffer.from('x');
      while (!left) await new Promise((go) => setImmediate(go));
      throw new Error('gone');
    }
    await expect(scanBytes(address, gone(), PATIENCE_MS)).rejects.toThrow('gone');
    await left;
  });
});
