import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** Why a scan gave no verdict. `limits`: the daemon stopped at one of its own limits; `refused`: any other answer. */
export type ScanFault = 'unreachable' | 'silent' | 'tooLarge' | 'limits' | 'refused';

/** What clamd says of bytes. Whatever is neither `clean` nor `infected` was not scanned. */
export type Answer =
  | { kind: 'clean' | 'encrypted' }
  | { kind: 'infected'; finding: string }
  | { kind: 'fault'; fault: ScanFault };

/** An answer is one line; nothing that is longer is one. */
const LONGEST_ANSWER = 4096;

/**
 * Has clamd scan bytes (INSTREAM). `address` is `host:port` or the path of a Unix socket; `patienceMs` is the time for
 * all of it; `signal` ends it before, as if the daemon had left. Never rejects because of the daemon; rejects when the
 * bytes cannot be read.
 */
export async function scanBytes(
  address: string,
  bytes: AsyncIterable<Buffer>,
  patienceMs: number,
  signal?: AbortSignal,
): Promise<Answer> {
  const daemon = new Conversation(address, patienceMs);
  const leave = () => daemon.end();
  signal?.addEventListener('abort', leave);
  try {
    daemon.say('zINSTREAM\0');
    for await (const chunk of bytes) {
      if (chunk.length === 0) continue; // a chunk of length 0 is the end
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      daemon.say(length);
      if (!(await daemon.hears(chunk))) break; // it has answered already, or is gone
    }
    daemon.say(Buffer.alloc(4));
    return answerOf(await daemon.answer);
  } finally {
    signal?.removeEventListener('abort', leave);
    daemon.end();
  }
}

/** Returns whether clamd answers within `patienceMs`. */
export async function pingClamd(address: string, patienceMs: number): Promise<boolean> {
  const daemon = new Conversation(address, patienceMs);
  daemon.say('zPING\0');
  const answer = await daemon.answer;
  daemon.end();
  return typeof answer === 'string' && answer.trim() === 'PONG';
}

type Heard = string | { fault: 'unreachable' | 'silent' };

/** One connection, one command, one answer. */
class Conversation {
  readonly answer: Promise<Heard>;
  private readonly socket: Socket;
  private isOver = false;
  private heard = '';
  private go: () => void = () => undefined;

  constructor(address: string, patienceMs: number) {
    this.socket = connect(placeOf(address));
    this.answer = new Promise<Heard>((resolve) => {
      const over = (heard: Heard) => {
        this.isOver = true;
        clearTimeout(timer);
        this.go();
        resolve(heard);
      };
      // A daemon that has enough answers and closes while it is still being sent to: then the answer came first. An answer
      // without its end is none.
      const left = () => over({ fault: 'unreachable' });
      const timer = setTimeout(() => over({ fault: 'silent' }), patienceMs);
      this.socket.on('data', (data: Buffer) => {
        this.heard += data.toString('utf8');
        const end = this.heard.indexOf('\0');
        if (end >= 0) over(this.heard.slice(0, end));
        else if (this.heard.length > LONGEST_ANSWER) over(this.heard);
      });
      this.socket.on('drain', () => this.go());
      this.socket.on('error', left);
      this.socket.on('close', left);
    });
  }

  say(what: string | Buffer): void {
    if (!this.isOver) this.socket.write(what);
  }

  /**
   * Sends a chunk and waits until there is room for the next, and until what the daemon has said by then is heard: a write
   * to one that has answered and closed fails, and its answer would be lost. Returns false once the conversation is over.
   */
  async hears(chunk: Buffer): Promise<boolean> {
    if (!this.isOver && !this.socket.write(chunk) && !this.isOver)
      await new Promise<void>((go) => (this.go = go));
    await setImmediate();
    return !this.isOver;
  }

  end(): void {
    this.socket.destroy();
  }
}

/** Alerts by which clamd, where it is so configured, says that it did not look into something. */
const ENCRYPTED = /^Heuristics\.Encrypted\./;
const LIMITS = /^Heuristics\.Limits\.Exceeded/;

function answerOf(heard: Heard): Answer {
  if (typeof heard !== 'string') return { kind: 'fault', fault: heard.fault };
  const text = heard.trim();
  if (text === 'stream: OK') return { kind: 'clean' };
  const finding = /^stream: (\S.*) FOUND$/.exec(text)?.[1];
  if (finding === undefined)
    return { kind: 'fault', fault: /size limit exceeded/i.test(text) ? 'tooLarge' : 'refused' };
  if (ENCRYPTED.test(finding)) return { kind: 'encrypted' };
  if (LIMITS.test(finding)) return { kind: 'fault', fault: 'limits' };
  return { kind: 'infected', finding };
}

/** `127.0.0.1:3310`, `[::1]:3310`, `/run/clamav/clamd.ctl`. */
function placeOf(address: string): NetConnectOpts {
  if (address.startsWith('/')) return { path: address };
  const colon = address.lastIndexOf(':');
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) };
}
