import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announcement } from './announce';
import { refuseForeignData } from './owners';
import { type Lock, takeLock } from './process/lock';
import { parentOf } from './process/running';
import { ServiceDied, Supervisor } from './process/supervisor';
import { readSettings, type Settings } from './settings';
import { start } from './start';

const say = (line: string) => console.log(line);

/** `npm start`: runs everything in one foreground process tree until it is asked to stop. Returns the exit code. */
export async function main(source: NodeJS.ProcessEnv): Promise<number> {
  const settings = readSettings(source);
  refuseForeignData(settings.dataDir);
  const taken = takeLock(join(settings.dataDir, 'stack.lock'));
  if ('holder' in taken) {
    const { pid, note } = taken.holder;
    const where = note.url ? `: ${String(note.url)}` : ', and is starting';
    console.error(`the stack of this folder is running already, as process ${pid}${where}`);
    return 1;
  }
  const supervisor = new Supervisor(say);
  const ended = Promise.race([supervisor.died, stopAsked()]);
  try {
    const reason =
      (await Promise.race([startAndAnnounce(settings, supervisor, taken.lock), ended])) ?? (await ended);
    if (reason instanceof ServiceDied) throw reason;
    say(`\n${reason}: stopping`);
    await supervisor.stopAll();
    say('stopped; the data stay');
    return 0;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    await supervisor.stopAll();
    return 1;
  } finally {
    rmSync(portsFile(settings), { force: true });
    taken.lock.release();
  }
}

const portsFile = ({ dataDir }: Settings) => join(dataDir, 'ports.json');

async function startAndAnnounce(settings: Settings, supervisor: Supervisor, lock: Lock): Promise<undefined> {
  const began = Date.now();
  const place = await start(settings, supervisor, say);
  writeFileSync(portsFile(settings), JSON.stringify(place.ports)); // for the demonstration, which drives this stack
  lock.annotate({ url: `http://localhost:${place.ports.api}/`, ports: place.ports });
  say(announcement(place, (Date.now() - began) / 1000));
}

/**
 * Resolves with the reason to stop: Ctrl-C, a signal, a closed terminal, or the end of the npm that started this
 * process.
 */
function stopAsked(): Promise<string> {
  return new Promise((resolve) => {
    const names = { SIGINT: 'Ctrl-C', SIGTERM: 'SIGTERM', SIGHUP: 'the terminal was closed' };
    for (const [signal, name] of Object.entries(names)) process.on(signal, () => resolve(name));
    if (!process.env.npm_lifecycle_event) return;
    const family = () => `${process.ppid} ${parentOf(process.ppid)}`; // npm starts a shell, which starts this process
    const before = family();
    setInterval(() => family() !== before && resolve('npm has ended'), 1000).unref();
  });
}
