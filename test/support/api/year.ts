import { randomUUID } from 'node:crypto';
import type { Reply } from '../client';
import type { RunningApi } from './start-api';

/** Returns helpers for the acts of the office on the year 2024 and for reading it. */
export function theYear(api: RunningApi) {
  const path = '/programmes/2024';
  const get = async (rest = '', login = 'office') => (await (await api.as(login)).get(`${path}${rest}`)).body;
  const act = async (body: Record<string, unknown>): Promise<Reply> =>
    (await api.as('office')).post(`${path}/commands`, { commandId: randomUUID(), ...body });
  const mustAct = async (body: Record<string, unknown>) => {
    const reply = await act(body);
    if (reply.status !== 200) throw new Error(`${String(body.type)}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  return {
    get,
    act,
    /** Performs an act that must succeed. */
    mustAct,
    /** 更正 (correction): opens one, reads it and confirms it. Returns it as it was listed. */
    async correct(cause: Record<string, unknown>, reason: string) {
      const { adjustmentId } = await mustAct({ type: 'openAdjustment', cause, reason });
      const { items } = await get('/adjustments');
      const item = items.find(({ id }: { id: string }) => id === adjustmentId);
      await mustAct({ type: 'confirmAdjustment', adjustmentId, hash: item.hash });
      return item;
    },
    whatIf: async (body: Record<string, unknown>): Promise<Reply> =>
      (await api.as('office')).post(`${path}/what-if`, body),
    /** Returns every row of the year’s tables, to compare before and after. */
    async everything() {
      const tables = ['programme', 'ledger_entry', 'cell', 'baseline', 'carry_over_decision', 'adjustment'];
      const more = ['report_batch', 'report_batch_cell', 'city_result', 'telling', 'programme_event'];
      const all: unknown[] = [];
      for (const table of [...tables, ...more])
        all.push(await api.sql(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY 1`));
      return all;
    },
  };
}
