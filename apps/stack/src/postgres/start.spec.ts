import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { isFree, freePorts } from '../process/ports';
import { birthOf } from '../process/running';
import { ROOT } from '../root';

jest.setTimeout(120_000);

/** `npm start` with its own folder and ports. */
describe('npm start', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wufei-stack-'));
  const runs: ChildProcess[] = [];
  let ports: { [name: string]: string };

  beforeAll(async () => {
    const [api, page, smtp, temporal, postgres] = (await freePorts(5)).map(String) as [string, ...string[]];
    ports = {
      PORT: api,
      MAIL_PORT: page!,
      SMTP_PORT: smtp!,
      TEMPORAL_PORT: temporal!,
      POSTGRES_PORT: postgres!,
    };
  });
  afterAll(async () => {
    for (const run of runs.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
      run.kill('SIGTERM');
      await once(run, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  function run() {
    const { PATH, HOME, XDG_CACHE_HOME, TEMPORAL_SERVER_BIN } = process.env;
    const env = { PATH, HOME, XDG_CACHE_HOME, TEMPORAL_SERVER_BIN, ...ports, DATA_DIR: dataDir };
    const child = spawn(process.execPath, [join(ROOT, 'apps/stack/bin/start.mjs')], { env, stdio: 'pipe' });
    runs.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    const ended = once(child, 'exit').then(([code]) => code as number | null);
    return {
      child,
      ended,
      said: () => said,
      async up() {
        for (let over = false; !said.includes('Ctrl-C stops everything'); await rest(50)) {
          if (over) throw new Error(said);
          void ended.then(() => (over = true));
        }
        return pidsIn(dataDir);
      },
    };
  }

  function pidsIn(folder: string) {
    const roster = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8')) as {
      pid: number;
      birth: string;
    }[];
    return roster.filter(({ pid, birth }) => birthOf(pid) === birth);
  }

  const left = (watched: { pid: number; birth: string }[]) =>
    watched.filter(({ pid, birth }) => birthOf(pid) === birth);

  it('brings up everything, says where it is, and refuses to run twice in one folder', async () => {
    const stack = run();
    const watched = await stack.up();
    expect(watched).toHaveLength(5); // PostgreSQL, Temporal, mail catcher, worker, api
    expect((await fetch(`http://127.0.0.1:${ports.PORT}/api/health/ready`)).status).toBe(200);
    expect(await (await fetch(`http://127.0.0.1:${ports.MAIL_PORT}/`)).text()).toContain('本机收到的邮件');
    expect(stack.said()).toContain('demonstration accounts, password wufei-demo');
    const second = run();
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(
      `running already, as process ${stack.child.pid}: http://localhost:${ports.PORT}/`,
    );

    stack.child.kill('SIGINT');
    expect(await stack.ended).toBe(0);
    expect(left(watched)).toEqual([]);
    expect(existsSync(join(dataDir, 'processes.json'))).toBe(false);
  });

  it('leaves no process when it is killed, and starts again on the same data and ports', async () => {
    const first = run();
    const watched = await first.up();
    first.child.kill('SIGKILL');
    const again = run(); // while the warden is still ending processes
    await again.up();
    expect(again.said()).not.toContain('is in use');
    expect(left(watched)).toEqual([]);
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  it('names a service that died, and ends with it', async () => {
    const stack = run();
    const watched = await stack.up();
    const [postmaster] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(postmaster), 'SIGKILL');
    expect(await stack.ended).toBe(1);
    expect(stack.said()).toContain('PostgreSQL ended by SIGKILL; the end of');
    expect(left(watched)).toEqual([]);
    expect(await isFree(Number(ports.PORT))).toBe(true);
  });
});
