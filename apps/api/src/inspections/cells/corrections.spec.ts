import { randomUUID } from 'node:crypto';
import { aNamedCell } from '../../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../../test/support/api/start-api';
import { theYear } from '../../../../../test/support/api/year';

describe('a correction of the year that revokes a cell', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi({ start: '2024-09-10T09:00:00+08:00' });
  }, 60_000);
  afterAll(() => api.stop());

  it('says whose appeal is not over, until it is', async () => {
    const { id, number } = await aNamedCell(api);
    const calm = await aNamedCell(api);
    const act = async (login: string, type: string, more: object) => {
      const body = { commandId: randomUUID(), type, ...more };
      const reply = await (await api.as(login)).post(`/cells/${id}/commands`, body);
      expect([type, reply.status]).toEqual([type, 200]);
    };
    await act('office', 'decideRevocation', { decision: 'revoke', reason: '不再符合条件' });
    const year = theYear(api);
    expect((await year.get('/closing')).cells).toMatchObject([{ id, number, stageName: '申诉期' }]);
    for (const cell of [number, calm.number])
      await year.mustAct({
        type: 'openAdjustment',
        cause: { type: 'revocation', cell },
        reason: '不再符合条件',
      });
    const appealing = async () =>
      new Map<string, unknown>(
        (await year.get('/adjustments')).items.map((item: any) => [
          item.cause.cells[0].number,
          item.appealing,
        ]),
      );
    const period = await appealing();
    expect(period.get(number)).toMatchObject([{ cellId: id, number, until: '2024-10-08' }]);
    expect(period.get(calm.number)).toEqual([]);
    await act('unit1', 'appeal', { reason: '已恢复运行' });
    expect((await appealing()).get(number)).toMatchObject([{ until: '2024-09-25' }]);
  });
});
