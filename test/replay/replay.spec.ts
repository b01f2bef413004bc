import type { HistoryAndWorkflowId } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, type ReplayResult, Runtime, Worker } from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflows } from '../../apps/worker/src/workflow-bundle';
import { MARKERS } from './markers';

const FOLDER = join(__dirname, 'histories');
const releases = readdirSync(FOLDER);
/** Sets that are smaller: of named cells alone, and of runs that an older release began and a newer one went on with. */
const FEWER: Record<string, number> = { cells: 5, upgraded: 3 };

const filesOf = (release: string) =>
  readdirSync(join(FOLDER, release)).filter((name) => name.endsWith('.bin'));
const bytesOf = (release: string, file: string) => readFileSync(join(FOLDER, release, file));

function historiesOf(release: string): HistoryAndWorkflowId[] {
  return filesOf(release).map((file) => ({
    workflowId: file.replace(/\.bin$/, ''),
    history: temporal.api.history.v1.History.decode(bytesOf(release, file)),
  }));
}

describe('the recorded histories', () => {
  let code: string;

  beforeAll(async () => {
    Runtime.install({
      logger: new DefaultLogger('ERROR', () => undefined),
      telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
    });
    ({ code } = await bundleWorkflows());
  }, 300_000);

  async function replay(workflow: string, histories: HistoryAndWorkflowId[]): Promise<ReplayResult[]> {
    const results: ReplayResult[] = [];
    const options = { workflowBundle: { code: workflow }, replayName: `replay-${histories.length}` };
    for await (const result of Worker.runReplayHistories(options, histories)) results.push(result);
    return results;
  }

  it('exist, at least one set', () => {
    expect(releases.length).toBeGreaterThan(0);
  });

  it.each(releases)('of release %s are all there', (release) => {
    const { count } = JSON.parse(readFileSync(join(FOLDER, release, 'expected.json'), 'utf8')) as {
      count: number;
    };
    expect(count).toBeGreaterThan(FEWER[release] ?? 20);
    expect(filesOf(release)).toHaveLength(count);
  });

  it.each(releases)(
    'of release %s replay with today’s workflow',
    async (release) => {
      const results = await replay(code, historiesOf(release));
      expect(results).toHaveLength(filesOf(release).length);
      expect(
        results.filter(({ error }) => error).map(({ workflowId, error }) => `${workflowId}: ${error}`),
      ).toEqual([]);
    },
    300_000,
  );

  it('would fail with a workflow that asks for something else', async () => {
    const [release] = releases as [string];
    const begin = 'let { state, rules, offset } = beginning;';
    expect(code.split(begin)).toHaveLength(2);
    // An additional timer at the beginning changes the sequence of commands without patched().
    const condition = /\(0, ?[\w$]+\.condition\)/.exec(code)![0];
    const changed = code.replace(begin, `${begin}\nvoid ${condition}(() => false, 60_000);`);
    const results = await replay(changed, historiesOf(release).slice(0, 5));
    expect(results).toHaveLength(5);
    for (const { error } of results) expect(String(error)).toMatch(/determinism/i);
  }, 300_000);

  it.each(releases)('of release %s hold no names, numbers or texts of people', (release) => {
    const found = filesOf(release).flatMap((file) => {
      const bytes = bytesOf(release, file);
      const known = { duty: 'JGSW', mornings: 'remind' }[file.split(/[-.]/)[0]!] ?? 'YB-2024-';
      expect(bytes.includes(known)).toBe(true); // histories are plain text, so the search works
      return MARKERS.filter((marker) => bytes.includes(marker)).map((marker) => `${file} holds ${marker}`);
    });
    expect(found).toEqual([]);
  });
});
