import { type EntityManager, IsNull } from 'typeorm';
import { UnitEntity } from './unit.entity';

/** A unit as everyone who sees its application sees it. */
export type UnitRow = Omit<UnitEntity, 'createdBy' | 'nameGrams'>;

/** A unit as an application names it. */
export type UnitContent = Pick<UnitRow, 'name' | 'address' | 'street'> & Partial<Omit<UnitRow, 'id'>>;

/** The unit is registered with other words, which an application relies on, or the account belongs to another (`creditCode`). */
export class UnitFixed extends Error {
  constructor(readonly field: 'name' | 'address' | 'street' | 'creditCode') {
    super(field);
  }
}

/**
 * The unit's row for an applicant's draft: new, or the one of its code. Its name stays once submitted; no stranger moves
 * it elsewhere. Throws UnitFixed.
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

/** `submitted`: its name stands in the record of an application; `fixed`: that one is under way, or is somebody else's. */
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
