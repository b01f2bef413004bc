import { foldName, mergeFaults } from '@app/domain';
import type { PoolClient } from 'pg';
import { RefusedByRecord } from '../../lives/refused';
import { townToday } from '../unit-of.sql';
import { findSide } from './merge-sides';
import { keepDecided, lockIdentity } from './unit-record';

/** The values of a unit that can be corrected. */
export interface UnitValues {
  name: string;
  creditCode: string | null;
  noCodeReason: string | null;
  codeConfirmed: boolean;
  address: string;
  street: string;
}

/** Who corrects, why, and with which command; `at` is programme time in ms. */
export interface Correcting {
  commandId: string;
  bodyHash: string;
  by: string;
  reason: string;
  at: number;
}

type Values = Record<string, string | boolean | null>;

/**
 * Corrects the record of a unit and records both values; decided applications keep the old ones. Returns whether
 * anything differed. With `ownerId`, only a record on which no other account has applied is corrected. Throws
 * RefusedByRecord: `unitMerged`, `unitShared`, `unitCodeTaken`, `correctionMakesTwoOpen`.
 */
export async function correctUnit(
  client: PoolClient,
  unitId: string,
  typed: UnitValues,
  correcting: Correcting,
  ownerId?: string,
): Promise<boolean> {
  await lockIdentity(client, typed.name, typed.creditCode);
  const { rows } = await client.query<UnitValues & { merged: boolean; recorded: string; meant: string }>(
    `SELECT name, credit_code AS "creditCode", no_code_reason AS "noCodeReason", code_confirmed AS "codeConfirmed",
            address, ${townToday('street')} AS street, street AS recorded, ${townToday('$2::text')} AS meant,
            merged_into IS NOT NULL AS merged FROM unit WHERE id = $1 FOR UPDATE`,
    [unitId, typed.street],
  );
  const { merged, recorded, meant, ...before } = rows[0]!;
  const to = { ...typed, street: meant };
  if (merged) throw new RefusedByRecord('unitMerged');
  const changed = differences({ ...before }, { ...to });
  if (Object.keys(changed).length === 0) return false;
  if (ownerId && (await isShared(client, unitId, ownerId))) throw new RefusedByRecord('unitShared');
  if (to.creditCode !== null && to.creditCode !== before.creditCode)
    await checkCode(client, unitId, to.creditCode);
  await keepDecided(client, unitId);
  await client.query(
    `UPDATE unit SET name = $2, credit_code = $3, no_code_reason = $4, code_confirmed = $5, address = $6, street = $7,
       former_keys = former_keys || $8 WHERE id = $1`,
    [
      unitId,
      to.name,
      to.creditCode,
      to.noCodeReason,
      to.codeConfirmed,
      to.address,
      changed.street ? to.street : recorded,
      changed.name ? `\n${foldName(before.name)}` : '',
    ],
  );
  if (before.creditCode !== null && to.creditCode !== null && changed.creditCode)
    await passOnCode(client, before.creditCode, to.creditCode, correcting.by);
  await noteUnitEvent(client, { unitId, type: 'corrected', data: changed }, correcting);
  return true;
}

/**
 * Corrects the contact of an application, to which mails go from now on, and records both values. Returns whether
 * anything differed.
 */
export async function correctContact(
  client: PoolClient,
  applicationId: string,
  to: { name: string; phone: string; email: string },
  correcting: Correcting,
): Promise<boolean> {
  const { rows } = await client.query<{ unitId: string; name: string; phone: string; email: string }>(
    `SELECT record_id AS "unitId", contact_name AS name, contact_phone AS phone, contact_email AS email
       FROM application WHERE id = $1 AND stage <> 'draft' FOR UPDATE`,
    [applicationId],
  );
  const { unitId, ...before } = rows[0]!;
  const data = differences(before, to);
  if (Object.keys(data).length === 0) return false;
  await client.query(
    'UPDATE application SET contact_name = $2, contact_phone = $3, contact_email = $4 WHERE id = $1',
    [applicationId, to.name, to.phone, to.email],
  );
  await noteUnitEvent(client, { unitId, applicationId, type: 'contactCorrected', data }, correcting);
  return true;
}

/** Appends what happened to a record. */
export async function noteUnitEvent(
  client: PoolClient,
  event: { unitId: string; applicationId?: string; type: string; data: object },
  { commandId, bodyHash, by, reason, at }: Correcting,
): Promise<void> {
  await client.query(
    `INSERT INTO unit_event (unit_id, application_id, type, data, reason, command_id, body_hash, by_user, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000))`,
    [
      event.unitId,
      event.applicationId ?? null,
      event.type,
      JSON.stringify(event.data),
      reason,
      commandId,
      bodyHash,
      by,
      at,
    ],
  );
}

function differences(before: Values, to: Values): Record<string, { from: unknown; to: unknown }> {
  const keys = Object.keys(before).filter((key) => before[key] !== to[key]);
  return Object.fromEntries(keys.map((key) => [key, { from: before[key], to: to[key] }]));
}

async function isShared(client: PoolClient, unitId: string, ownerId: string): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT FROM application WHERE record_id = $1 AND stage <> 'draft' AND applicant_id <> $2 LIMIT 1`,
    [unitId, ownerId],
  );
  return rows.length > 0;
}

async function checkCode(client: PoolClient, unitId: string, creditCode: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM unit WHERE credit_code = $1 AND id <> $2',
    [creditCode, unitId],
  );
  if (!rows[0]) return;
  const [own, other] = [await findSide(client, unitId), await findSide(client, rows[0].id)];
  const twoOpen = mergeFaults(other!, own!).some(({ code }) => code === 'mergeTwoOpen');
  throw new RefusedByRecord(twoOpen ? 'correctionMakesTwoOpen' : 'unitCodeTaken');
}

/** Accounts that were invited for the unit by its old code belong to it by the new one. */
async function passOnCode(client: PoolClient, from: string, to: string, by: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'UPDATE app_user SET unit_code = $2 WHERE unit_code = $1 RETURNING id',
    [from, to],
  );
  for (const { id } of rows)
    await client.query(
      `INSERT INTO account_event (user_id, type, data, by_user) VALUES ($1, 'changed', $2, $3)`,
      [id, JSON.stringify({ unitCode: { from, to } }), by],
    );
}
