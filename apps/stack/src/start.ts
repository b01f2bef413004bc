import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationAccounts, type Place } from './announce';
import { choosePorts } from './choose-ports';
import { startPostgres } from './postgres/postgres';
import type { Supervisor } from './process/supervisor';
import { keepRoster } from './process/warden';
import { prepareRecord } from './record';
import { secretsIn } from './secrets';
import { answersHttp, type NodeService, startService, stopService } from './services';
import type { Settings } from './settings';
import { bringUpTemporal } from './temporal/bring-up';
import { locateTemporal } from './temporal/locate';

const RETENTION_DAYS = 30; // of closed workflows; the record keeps everything

/**
 * Starts everything in order, each service supervised, and returns the addresses. Throws with the service that did not
 * start.
 */
export async function start(
  settings: Settings,
  supervisor: Supervisor,
  say: (line: string) => void,
): Promise<Place> {
  const { dataDir, namespace, host, product } = settings;
  const within = (...path: string[]) => join(dataDir, ...path);
  const log = (name: string) => within('logs', `${name}.log`);
  mkdirSync(within('logs'), { recursive: true });
  const secretsFile = within('secrets.json');
  const secrets = secretsIn(secretsFile);
  const origin = locateTemporal(settings.source); // before anything runs: it may refuse
  await keepRoster(within('processes.json'));
  const ports = await choosePorts(settings, say);

  const postgres = await startPostgres({
    dataDir: within('postgres'),
    port: ports.postgres,
    password: secrets.postgres,
    logFile: log('postgres'),
    durable: true,
  });
  supervisor.add({ name: 'PostgreSQL', child: postgres.process, stop: () => postgres.stop() });

  const startTemporal = async () => {
    const temporal = await bringUpTemporal(
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
    );
    const { process: child, stop } = temporal;
    if (child) supervisor.add({ name: 'Temporal', child, stop });
    return temporal;
  };
  const record = { appPassword: secrets.app, env: product, logFile: log('migration') };
  const [temporal, { ownerUrl, appUrl }] = await Promise.all([
    startTemporal(),
    prepareRecord({ ...record, url: (database) => postgres.url(database) }),
  ]);

  const smtpUrl = settings.smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`;
  const env: NodeJS.ProcessEnv = {
    PUBLIC_URL: `http://localhost:${ports.api}`,
    FILES_DIR: within('files'),
    ...product,
    DATABASE_URL: appUrl,
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
    env,
    logFile: log('worker'),
    isReady: saysReady('worker ready', product.LOG_LEVEL),
  };
  const api: NodeService = {
    name: 'the api',
    script: 'apps/api/src/main.js',
    env,
    logFile: log('api'),
    isReady: () => answersHttp(`http://${reachable(host)}:${ports.api}/api/health/ready`),
  };
  await run(supervisor, settings.smtpUrl ? [worker, api] : [mails, worker, api]);

  const accounts = await demonstrationAccounts(ownerUrl);
  const ownsMail = !settings.smtpUrl;
  const { address: temporalAddress } = temporal;
  return { ports, namespace, smtpUrl, ownsMail, dataDir, secretsFile, temporalAddress, accounts };
}

/** Starts services together. Each is restarted when it dies; they stop in reverse order. */
async function run(supervisor: Supervisor, services: NodeService[]): Promise<void> {
  const starts = await Promise.allSettled(services.map(startService));
  starts.forEach((started, i) => {
    if (started.status === 'rejected') return;
    const service = services[i]!;
    const entry = {
      name: service.name,
      child: started.value,
      stop: () => stopService(entry.child),
      again: () => startService(service),
    };
    supervisor.add(entry);
  });
  const failed = starts.find((started) => started.status === 'rejected');
  if (failed) throw failed.reason;
}

/** A worker has no port: it is ready when its log has this line or, when its log level omits that line, after 5 s. */
function saysReady(line: string, level: string | undefined): NodeService['isReady'] {
  const born = Date.now();
  if (['trace', 'debug', 'info'].includes(level ?? ''))
    return async (child) => child.said(200).includes(line);
  return async () => Date.now() - born > 5000;
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
