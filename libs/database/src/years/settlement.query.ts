import {
  type Application,
  type CityResult,
  type CivilDate,
  countingEffectOf,
  type Settlement,
  settlementOf,
} from '@app/domain';
import { rulesInForceNow } from '../rules/versions.sql';
import type { Reader } from '../worklists/scope';
import { findCounted } from './ledger.query';

/** What an answer of the city to one case would bring with it, recorded at `at` (ms of programme time). */
export async function findSettlement(
  db: Reader,
  app: Application,
  { result, receivedOn: on }: { result: CityResult; receivedOn?: CivilDate },
  at: number,
): Promise<Settlement> {
  const { before, policy } = await findCounted(db, app);
  if (!before) return {};
  const stamp = { seq: app.seq + 1, at, by: 'system' };
  const effect = countingEffectOf(
    app,
    { type: 'cityResultRecorded', result, tasks: [], ...(on && { on }), ...stamp },
    before,
    policy,
  );
  if ('refused' in effect) return {};
  return settlementOf(result, effect.cell.countsIn, await findSettlesByResult(db, app.programmeYear));
}

/**
 * Whether a final answer of the city ends a case at once, by the rules of a year in force now. Versions that were
 * published without the setting say yes, as their parser does.
 */
export async function findSettlesByResult(db: Reader, year: number): Promise<boolean> {
  const { rows } = await db.query<{ settles: boolean }>({
    name: 'settles-by-result',
    text: rulesInForceNow(
      `coalesce((body #>> '{settings,settlesByResult,value}')::boolean, true) AS settles`,
      '$1',
    ),
    values: [year],
  });
  return rows[0]?.settles ?? true;
}
