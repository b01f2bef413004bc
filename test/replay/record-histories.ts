import { workflowIdOf } from '@app/domain';
import { MORNINGS } from '@app/workflows/messages';
import { Client, Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../apps/stack/src/root';
import { startPostgres } from '../support/postgres';
import { startSystem, type System } from '../support/system';
import { startTemporal } from '../support/temporal';
import { cellsAfterNaming } from './cells';
import { aYearOfObligations } from './obligations';
import { aLongLife, Stories } from './stories';
import { aYear } from './years';

const SHORT_RUNS = 'wufei'; // namespace with an early suggestion of continue-as-new
const SHORT_RUN_EVENTS = 150;

/**
 * npm run histories [-- name]: plays every kind of story on the real servers and saves the histories of Temporal in a folder
 * named after the release, or after a change of their shape between two releases.
 */
async function main(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const name = process.argv[2] ?? version;
  const folder = join(ROOT, 'test/replay/histories', name);
  const histories = await record();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of histories) writeFileSync(join(folder, `${file}.bin`), bytes);
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify({ count: histories.size }, null, 2)}\n`);
  const total = [...histories.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.log(`${histories.size} histories of ${name}, ${(total / 1000).toFixed(0)} kB, in ${folder}`);
}

async function record(): Promise<Map<string, Uint8Array>> {
  const postgres = await startPostgres();
  const server = await startTemporal(postgres, [
    ['limit.historyCount.suggestContinueAsNew', SHORT_RUN_EVENTS, SHORT_RUNS],
  ]);
  const connection = await Connection.connect({ address: server.address });
  const histories = new Map<string, Uint8Array>();
  const run = async (
    namespace: string | undefined,
    play: (system: System, client: Client) => Promise<void>,
  ) => {
    const database = await postgres.freshDatabase();
    const options = { database, temporalAddress: server.address, namespace };
    const system = await startSystem('2024-09-02T09:00:00+08:00', options);
    try {
      await play(system, new Client({ connection, namespace: system.namespace }));
    } finally {
      await system.stop();
    }
  };
  try {
    await run(undefined, async ({ crew }, client) => {
      for (const [name, number] of await cellsAfterNaming(crew))
        await keep(histories, client, name, workflowIdOf({ kind: 'cell', name: number }));
    });
    await run(undefined, async ({ crew }, client) => {
      const stories = new Stories(crew, client);
      await stories.runAll();
      for (const [name, { number }] of stories.recorded)
        await keep(histories, client, name, workflowIdOf({ kind: 'application', name: number }));
      const obligations = await aYearOfObligations(crew);
      for (const key of obligations)
        await keep(histories, client, `duty-${key}`, workflowIdOf({ kind: 'obligation', name: key }));
      const carried = await aYear(crew);
      await keep(histories, client, 'programme-2024', workflowIdOf({ kind: 'programme', name: 2024 }));
      await keep(histories, client, MORNINGS, MORNINGS);
      await keep(histories, client, 'carried-over', workflowIdOf({ kind: 'application', name: carried }));
    });
    await run(SHORT_RUNS, async ({ crew }, client) => {
      const { number } = await aLongLife(crew);
      await keep(histories, client, 'continued-as-new', workflowIdOf({ kind: 'application', name: number }));
    });
  } finally {
    await connection.close();
    await server.close();
    await postgres.close();
  }
  return histories;
}

/** Adds the history of every run of a workflow, first run first. */
async function keep(
  histories: Map<string, Uint8Array>,
  client: Client,
  name: string,
  workflowId: string,
): Promise<void> {
  const runs: Uint8Array[] = [];
  for (let runId: string | undefined = undefined; ;) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const history: temporal.api.history.v1.IHistory = await handle.fetchHistory();
    runs.unshift(temporal.api.history.v1.History.encode(history).finish());
    const before = history.events![0]!.workflowExecutionStartedEventAttributes!.continuedExecutionRunId;
    if (!before) break;
    runId = before;
  }
  for (const [i, bytes] of runs.entries()) histories.set(runs.length > 1 ? `${name}-${i + 1}` : name, bytes);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
