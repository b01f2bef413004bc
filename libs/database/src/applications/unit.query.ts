import { foldName } from '@app/domain';
import type { EntityManager } from 'typeorm';
import { townToday } from './unit-of.sql';
import { UnitEntity } from './unit.entity';
import { keepDecided, lockIdentity } from './units/unit-record';

/** A unit, visible to everyone who may see its application. */
export type UnitRow = Omit<UnitEntity, 'createdBy' | 'nameGrams' | 'nameKey' | 'formerKeys' | 'mergedInto'>;

/** A unit as an applicant enters it. */
export type UnitContent = Pick<UnitRow, 'name' | 'address' | 'street'> & Partial<Omit<UnitRow, 'id'>>;

/**
 * The field of a unit differs from its registered value, on which an application relies; or `creditCode`: the account
 * was invited for another unit.
 */
export class UnitFixed extends Error {
  constructor(readonly field: 'name' | 'address' | 'street' | 'creditCode') {
    super(field);
  }
}

/**
 * Returns the id of the unit for a draft: the record with the same code; else the applicant's own record of the same
 * folded name, where one of the two has no code; else a new row. A record that was merged stands for the one into which
 * it was merged. The name may differ only in its form once an application was submitted with it; address and street may
 * not change while an application is open or another applicant's relies on them. Throws UnitFixed.
 */
export async function unitOf(
  manager: EntityManager,
  unit: UnitContent,
  applicantId: string,
  draftId: string,
): Promise<string> {
  const { creditCode = null, noCodeReason = null, codeConfirmed = false } = unit;
  await lockIdentity(manager, unit.name, creditCode);
  const known = await findKnown(manager, unit.name, creditCode, applicantId);
  if (!known) {
    const { identifiers } = await manager.insert(UnitEntity, { ...unit, createdBy: applicantId });
    return (identifiers[0] as { id: string }).id;
  }
  const { submitted, fixed } = await relianceOn(manager, known.id, applicantId, draftId);
  if (submitted && foldName(known.name) !== foldName(unit.name)) throw new UnitFixed('name');
  const isThere = await isSameTown(manager, known.street, unit.street);
  if (fixed && known.address !== unit.address) throw new UnitFixed('address');
  if (fixed && !isThere) throw new UnitFixed('street');
  const code = creditCode ?? known.creditCode;
  const identity = {
    name: submitted ? known.name : unit.name,
    creditCode: code,
    noCodeReason: code === null ? noCodeReason : null,
    codeConfirmed: creditCode === null ? known.codeConfirmed : codeConfirmed,
  };
  if (fixed && known.creditCode === code) return known.id;
  await keepDecided(manager, known.id);
  const street = isThere ? known.street : unit.street;
  await manager.update(UnitEntity, known.id, { ...identity, address: unit.address, street });
  return known.id;
}

/** Whether two names mean one 镇街 today: one may have taken the place of the other. */
async function isSameTown(manager: EntityManager, recorded: string, typed: string): Promise<boolean> {
  const [row] = await manager.query<{ same: boolean }[]>(
    `SELECT ${townToday('$1::text')} = ${townToday('$2::text')} AS same`,
    [recorded, typed],
  );
  return row!.same;
}

async function findKnown(
  manager: EntityManager,
  name: string,
  creditCode: string | null,
  applicantId: string,
): Promise<UnitRow | undefined> {
  const [found] = await manager.query<{ id: string }[]>(
    `SELECT r.id FROM unit u JOIN unit r ON r.id = coalesce(u.merged_into, u.id)
      WHERE u.credit_code = $2
         OR (u.name_key = $1 AND (r.credit_code IS NULL OR $2::text IS NULL)
           AND (u.created_by = $3 OR EXISTS (SELECT FROM application a WHERE a.record_id = r.id AND a.applicant_id = $3)))
      ORDER BY u.credit_code = $2 DESC NULLS LAST, r.credit_code NULLS LAST, r.id LIMIT 1`,
    [foldName(name), creditCode, applicantId],
  );
  if (!found) return undefined;
  const lock = { mode: 'pessimistic_write' } as const;
  return manager.findOneOrFail(UnitEntity, { where: { id: found.id }, lock });
}

/**
 * `submitted`: another application was submitted with this unit. `fixed`: one of those is open or belongs to another
 * applicant.
 */
async function relianceOn(
  manager: EntityManager,
  unitId: string,
  applicantId: string,
  draftId: string,
): Promise<{ submitted: boolean; fixed: boolean }> {
  const [row] = await manager.query<{ submitted: boolean; fixed: boolean }[]>(
    `SELECT count(*) > 0 AS submitted, coalesce(bool_or(is_open OR applicant_id <> $2), false) AS fixed
       FROM application WHERE record_id = $1 AND stage <> 'draft' AND id <> $3`,
    [unitId, applicantId, draftId],
  );
  return row!;
}
