import { type EntityManager, IsNull } from 'typeorm';
import { UnitEntity } from './unit.entity';

/** A unit, visible to everyone who may see its application. */
export type UnitRow = Omit<UnitEntity, 'createdBy' | 'nameGrams'>;

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
 * Returns the id of the unit for a draft: a new row, or the existing one with the same code. The name may not change
 * once an application was submitted with it; address and street may not change while an application is open or another
 * applicant's relies on them. Throws UnitFixed.
 */
export async function unitOf(
  manager: EntityManager,
  unit: UnitContent,
  applicantId: string,
  draftId: string,
): Promise<string> {
  const { name, creditCode, noCodeReason = null } = unit;
  const insert = manager.createQueryBuilder().insert().into(UnitEntity);
  const { raw } = await insert
    .values({ ...unit, createdBy: applicantId })
    .orIgnore()
    .returning('id')
    .execute();
  if (raw[0]) return raw[0].id;
  const known = await manager.findOneOrFail(UnitEntity, {
    where: creditCode ? { creditCode } : { creditCode: IsNull(), name, createdBy: applicantId },
    lock: { mode: 'pessimistic_write' },
  });
  const { submitted, fixed } = await relianceOn(manager, known.id, applicantId, draftId);
  if (submitted && known.name !== name) throw new UnitFixed('name');
  for (const field of ['address', 'street'] as const) {
    if (fixed && known[field] !== unit[field]) throw new UnitFixed(field);
  }
  if (!fixed) await manager.update(UnitEntity, known.id, { ...unit, noCodeReason });
  return known.id;
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
       FROM application WHERE unit_id = $1 AND stage <> 'draft' AND id <> $3`,
    [unitId, applicantId, draftId],
  );
  return row!;
}
