import { portFrom } from './process/ports';
import type { Ports, Settings } from './settings';

const NAMES: Record<keyof Ports, string> = {
  api: 'the api',
  mailPage: "the mail catcher's page",
  smtp: 'SMTP',
  temporal: 'Temporal',
  postgres: 'PostgreSQL',
};

/** Returns the wanted ports, each moved up to a free one when it is in use; says which were moved. */
export async function choosePorts(
  { wanted, host }: Pick<Settings, 'wanted' | 'host'>,
  say: (line: string) => void,
): Promise<Ports> {
  const ports = { ...wanted };
  for (const name of Object.keys(wanted) as (keyof Ports)[]) {
    ports[name] = await portFrom(wanted[name], name === 'api' ? host : '127.0.0.1');
    if (ports[name] !== wanted[name]) {
      say(`port ${wanted[name]} is in use: ${NAMES[name]} is at ${ports[name]}`);
    }
  }
  return ports;
}
