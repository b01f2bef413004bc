import { nineOn } from '@app/domain';
import { MORNINGS } from '@app/workflows/messages';
import { Story } from '../../../../test/support/builders';
import { insertStory, schoolOf } from '../../../../test/support/database/rows';
import { eventually } from '../../../../test/support/system';
import { type RunningWorker, startWorker } from '../../../../test/support/worker/running-worker';

describe('the workflow of the mornings', () => {
  let running: RunningWorker;
  beforeAll(async () => {
    running = await startWorker('2024-09-04');
  }, 60_000);
  afterAll(() => running.stop());

  const handle = () => running.client.workflow.getHandle(MORNINGS);
  const reminders = async () =>
    (
      await running.pool.query<{ day: string; missed: boolean }>(
        `SELECT data -> 'step' ->> 'day' AS day, (data ->> 'missed')::boolean AS missed FROM application_event
          WHERE type = 'reminded' ORDER BY seq`,
      )
    ).rows;
  const said = (count: number) =>
    eventually(async () => (await reminders()).length === count, 20_000, `${count} reminders are said`);

  it('says what is due when it starts, then at the next hour, and is one however often it is started', async () => {
    await insertStory(
      running.pool,
      new Story(schoolOf(1), '2024-09-02').act('applicant', { type: 'submit' }),
    );
    await Promise.all([running.engine.keepMornings(), running.engine.keepMornings()]);
    const { runId } = await handle().describe();
    await said(1);
    expect(await reminders()).toEqual([{ day: '2024-09-04', missed: false }]);

    await running.owner.query('UPDATE programme_clock SET offset_ms = $1', [
      nineOn('2024-09-06') - Date.now() - 1000, // a moment before nine
    ]);
    await running.engine.wakeMornings();
    await said(2);
    expect((await reminders())[1]).toEqual({ day: '2024-09-06', missed: false });
    expect((await handle().describe()).runId).toBe(runId);
  });

  it('starts again when it is woken and does not run', async () => {
    await handle().terminate('a spec');
    await running.engine.wakeMornings();
    expect((await handle().describe()).status.name).toBe('RUNNING');
  });
});
