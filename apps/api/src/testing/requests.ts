import { type RouteName, routeOf } from '@app/contracts';
import { randomUUID } from 'node:crypto';
import type { Client, Reply } from '../../../../test/support/client';
import { aDraft } from '../../../../test/support/drive';
import { aPdf } from './sample-files';

let serial = 5000;

/** A sound request of each route; `id` and `fileId` stand for what it is about. */
export async function ask(
  client: Client,
  name: RouteName,
  { id = randomUUID(), fileId = randomUUID() }: { id?: string; fileId?: string } = {},
): Promise<Reply> {
  const { method, path, form } = routeOf(name);
  const address = path.replace(':id', id).replace(':fileId', fileId).replace(':year', '2024');
  if (form === 'multipart') return client.upload(id, 'evidence.pdf', aPdf());
  return client.send(method, address, bodyOf(name, id));
}

function bodyOf(name: RouteName, id: string): unknown {
  const withdraw = { commandId: randomUUID(), type: 'withdraw' };
  serial += 1;
  const draft = aDraft('SCHOOL', serial, `实验小学 ${serial}`);
  const bodies: Partial<Record<RouteName, unknown>> = {
    login: { login: 'unit2', password: 'wufei-demo' },
    createApplication: draft,
    updateApplication: draft,
    act: withdraw,
    actInBulk: { items: [{ applicationId: id, command: withdraw }] },
    moveClock: { now: '2024-09-03T09:00:00+08:00' },
  };
  return bodies[name];
}
