import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { announcement, demonstrationAccounts } from './announce';
import { startPostgres } from './postgres/postgres';
import { type Lock, takeLock } from './process/lock';
import { portFrom } from './process/ports';
import { parentOf } from './process/running';
import { Supervisor } from './process/supervisor';
import { keepRoster } from './process/warden';
import { prepareRecord } from './record';
import { secretsIn } from './secrets';
import { answersHttp, type NodeService, startService, stopService } from './services';
import { type Ports, readSettings, type Settings } from './settings';
import { bringUpTemporal } from './temporal/bring-up';
import { locateTemporal } from './temporal/locate';

const RETENTION_DAYS = 30; // of closed workflows; the record keeps them for good

const say = (line: string) => console.log(line);

/** `npm start`: everything in one foreground process tree, until it is asked to stop. Answers the exit code. */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  const began = Date.now();
  const settings = readSettings(env);
  const taken = takeLock(join(settings.dataDir, 'stack.lock'));
  if ('holder' in taken) {
    const { pid, note } = taken.holder;
    say(
      `the stack of this folder is running already (process ${pid}${note.url ? `, ${String(note.url)}` : ''})`,
    );
    return 1;
  }
  const supervisor = new Supervisor(say);
  const asked = stopAsked();
  try {
    const outcome = await Promise.race([
      start(settings, supervisor, taken.lock, env, began),
      supervisor.died,
      asked,
    ]);
    const reason = outcome ?? (await Promise.race([supervisor.died, asked]));
    if (typeof reason !== 'string') throw reason;
    say(`\n${reason}: stopping`);
    await supervisor.stopAll();
    say('stopped; the data stay');
    return 0;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    await supervisor.stopAll();
    return 1;
  } finally {
    taken.lock.release();
  }
}

async function start(
  settings: Settings,
  supervisor: Supervisor,
  lock: Lock,
  env: NodeJS.ProcessEnv,
  began: number,
): Promise<void> {
  const { dataDir, namespace, host, product } = settings;
  const within = (...path: string[]) => join(dataDir, ...path);
  const log = (name: string) => within('logs', `${name}.log`);
  mkdirSync(within('logs'), { recursive: true });
  const secretsFile = within('secrets.json');
  const secrets = secretsIn(secretsFile);
  const origin = locateTemporal(env);
  await keepRoster(within('processes.json'));
  const ports = await choosePorts(settings);

  const postgres = await startPostgres({
    dataDir: within('postgres'),
    port: ports.postgres,
    password: secrets.postgres,
    logFile: log('postgres'),
    durable: true,
  });
  supervisor.add({ name: 'PostgreSQL', child: postgres.process, stop: () => postgres.stop() });

  const smtpUrl = settings.smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`;
  const [temporal, record] = await Promise.all([
    bringUpTemporal(
      {
        postgres: { adminUrl: postgres.url('postgres'), port: postgres.port },
        password: secrets.temporal,
        folder: within('temporal'),
        logFile: log('temporal'),
        namespace,
        retentionDays: RETENTION_DAYS,
        port: ports.temporal,
        say,
      },
      origin,
    ).then((server) => {
      const { process: child, stop } = server;
      if (child) supervisor.add({ name: 'Temporal', child, stop });
      return server;
    }),
    prepareRecord({
      url: (database) => postgres.url(database),
      port: postgres.port,
      appPassword: secrets.app,
      env: product,
      logFile: log('migration'),
    }),
  ]);

  const shared: NodeJS.ProcessEnv = {
    PUBLIC_URL: `http://localhost:${ports.api}`,
    FILES_DIR: within('files'),
    ...product,
    DATABASE_URL: record.appUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: namespace,
    SMTP_URL: smtpUrl,
    HOST: host,
    PORT: String(ports.api),
  };
  const mails: NodeService = {
    name: 'the mail catcher',
    script: 'apps/stack/src/mail/catcher.js',
    args: [within('mails'), String(ports.smtp), String(ports.mailPage)],
    env: product,
    logFile: log('mail'),
    isReady: () => answersHttp(`http://127.0.0.1:${ports.mailPage}/`),
  };
  const worker: NodeService = {
    name: 'the worker',
    script: 'apps/worker/src/main.js',
    env: shared,
    logFile: log('worker'),
    isReady: async (child) => child.said(200).includes('worker ready'),
  };
  const api: NodeService = {
    name: 'the api',
    script: 'apps/api/src/main.js',
    env: shared,
    logFile: log('api'),
    isReady: () => answersHttp(`http://${local(host)}:${ports.api}/api/health/live`),
  };
  if (!settings.smtpUrl) await run(supervisor, mails);
  await Promise.all([run(supervisor, worker), run(supervisor, api)]);

  lock.tell({ url: `http://localhost:${ports.api}/`, ports });
  const accounts = await demonstrationAccounts(record.ownerUrl);
  const ownsMail = !settings.smtpUrl;
  const place = {
    ports,
    namespace,
    smtpUrl,
    ownsMail,
    dataDir,
    secretsFile,
    temporalAddress: temporal.address,
  };
  say(announcement({ ...place, host }, accounts, (Date.now() - began) / 1000));
}

async function run(supervisor: Supervisor, service: NodeService): Promise<void> {
  const child = await startService(service);
  const entry = {
    name: service.name,
    child,
    stop: () => stopService(entry.child),
    again: () => startService(service),
  };
  supervisor.add(entry);
}

async function choosePorts({ wanted, host }: Settings): Promise<Ports> {
  const taken = new Set<number>();
  const ports = { ...wanted };
  for (const name of Object.keys(wanted) as (keyof Ports)[]) {
    ports[name] = await portFrom(wanted[name], name === 'api' ? host : '127.0.0.1', taken);
    if (ports[name] !== wanted[name])
      say(`port ${wanted[name]} is in use: ${NAMES[name]} is at ${ports[name]}`);
  }
  return ports;
}

const NAMES: Record<keyof Ports, string> = {
  api: 'the api',
  mailPage: "the mail catcher's page",
  smtp: 'SMTP',
  temporal: 'Temporal',
  postgres: 'PostgreSQL',
};

function local(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}

/** Resolves with what asked: Ctrl-C, a signal, a closed terminal, or the end of the npm that started this. */
function stopAsked(): Promise<string> {
  return new Promise((resolve) => {
    const names = { SIGINT: 'Ctrl-C', SIGTERM: 'SIGTERM', SIGHUP: 'the terminal was closed' };
    for (const [signal, name] of Object.entries(names)) process.on(signal, () => resolve(name));
    const family = () => `${process.ppid} ${parentOf(process.ppid)}`; // npm starts a shell that starts this
    const then = family();
    const look = () => family() !== then && resolve('npm has ended');
    if (process.env.npm_lifecycle_event) setInterval(look, 1000).unref();
  });
}
