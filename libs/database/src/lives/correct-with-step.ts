import type { ApplicationTypes, Step } from '@app/domain';
import type { PoolClient } from 'pg';
import { correctContact, correctUnit, type UnitValues } from '../applications/units/correct-unit';

/** Whether a step may bring corrected values of the unit or its contact: a resubmission after a return (补正). */
export function mayCorrect({ command }: Step<ApplicationTypes>): boolean {
  return command?.type === 'resubmit';
}

/** Writes what the unit corrected with its resubmission, in the transaction of the step. Throws RefusedByRecord. */
export async function writeCorrections(client: PoolClient, step: Step<ApplicationTypes>): Promise<void> {
  const { state: app, events, command } = step;
  const { rows } = await client.query<{
    unitId: string;
    unit: (Partial<UnitValues> & Pick<UnitValues, 'name' | 'address' | 'street'>) | null;
    contact: { name: string; phone: string; email: string } | null;
  }>(
    `SELECT a.record_id AS "unitId", i.body -> 'unit' AS unit, i.body -> 'contact' AS contact
       FROM application a JOIN command_input i ON i.command_id = $2 WHERE a.id = $1`,
    [app.id, command!.id],
  );
  if (!rows[0]) return;
  const { unitId, unit, contact } = rows[0];
  const { id: commandId, bodyHash } = command!;
  const correcting = { commandId, bodyHash, by: app.applicantId, reason: '补正', at: events[0]!.at };
  if (unit) {
    const { creditCode = null, noCodeReason = null, codeConfirmed = false, name, address, street } = unit;
    const to = { name, creditCode, noCodeReason, codeConfirmed, address, street };
    await correctUnit(client, unitId, to, correcting, app.applicantId);
  }
  if (contact) await correctContact(client, app.id, contact, correcting);
}
