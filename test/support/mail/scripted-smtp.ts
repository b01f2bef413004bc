import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** Where a mail server may misbehave: on connecting, at the recipient, before the message, after its last byte. */
export type Moment = 'greeting' | 'RCPT' | 'DATA' | 'end';

/**
 * What the server does at a moment, for all mails or for one recipient: a line to answer, `cut` to hang up, `silence`.
 */
export type Script = Partial<Record<Moment, string>>;

/** For specs: a server with just enough SMTP to answer, or hang up, as scripted. Loopback only. */
export class ScriptedSmtp {
  /** Messages that arrived completely, whatever the answer. */
  readonly received: { to: string; message: string }[] = [];
  /** The recipients, once per attempt. */
  readonly asked: string[] = [];
  private readonly open = new Set<Socket>();
  private server: Server = createServer((socket) => this.talk(socket));

  /** The script may be changed at any time. */
  private constructor(public script: (to: string) => Script) {}

  static async start(script: Script | ((to: string) => Script) = {}): Promise<ScriptedSmtp> {
    const smtp = new ScriptedSmtp(typeof script === 'function' ? script : () => script);
    await new Promise<void>((resolve) => smtp.server.listen(0, '127.0.0.1', resolve));
    return smtp;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private talk(socket: Socket): void {
    let to = '';
    let message: string | undefined;
    let pending = '';
    const say = (line: string, moment?: Moment) => {
      const instead = moment && this.script(to)[moment];
      if (instead === 'cut') socket.destroy();
      else if (instead !== 'silence') socket.write(`${instead ?? line}\r\n`);
    };
    const hear = (line: string) => {
      if (message !== undefined && line !== '.') message += `${line}\r\n`;
      else if (message !== undefined) {
        this.received.push({ to, message });
        message = undefined;
        say('250 kept', 'end');
      } else if (line.startsWith('RCPT')) {
        to = /<(.*)>/.exec(line)![1]!;
        this.asked.push(to);
        say('250 ok', 'RCPT');
      } else if (line === 'DATA') {
        if (!this.script(to).DATA) message = '';
        say('354 go on', 'DATA');
      } else say('250 ok');
    };
    this.open.add(socket);
    socket.on('close', () => this.open.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const lines = (pending + chunk.toString()).split('\r\n');
      pending = lines.pop()!;
      lines.forEach(hear);
    });
    say('220 mailbox', 'greeting');
  }
}
