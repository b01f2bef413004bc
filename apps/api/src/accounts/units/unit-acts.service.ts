import type { UnitCommandBody, UnitView } from '@app/contracts';
import {
  correctContact,
  type Correcting,
  correctUnit,
  findApplication,
  findProgrammeTime,
  findTowns,
  findUnit,
  findUnitCommand,
  inTransaction,
  mergeUnits,
  RefusedByRecord,
  undoMerge,
  type UnitValues,
} from '@app/database';
import { type RefusalCode, refusal } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { type DatabaseError, Pool, type PoolClient } from 'pg';
import { townFaultsOf } from '../../applications';
import { bodyHash } from '../../acts';
import { actorOf, type User } from '../../auth';
import { InvalidContent, refuse } from '../../common/problems';
import { UnitsService } from './units.service';

type Correction = Extract<UnitCommandBody, { type: 'correct' }>;

/** Constraints that decide a race, and what they say. */
const CONSTRAINTS: Record<string, RefusalCode> = {
  unit_credit_code_key: 'unitCodeTaken',
  application_one_open: 'mergeTwoOpen',
};

/** The office's acts on a record: each one transaction, with the same effect once for the same `commandId`. */
@Injectable()
export class UnitActs {
  constructor(
    private readonly pool: Pool,
    private readonly units: UnitsService,
  ) {}

  /** Throws `notFound`, `commandIdReused`, `invalidContent`, and what the record refuses. */
  async act(user: User, id: string, body: UnitCommandBody): Promise<UnitView> {
    if (!(await findUnit(this.pool, id, actorOf(user)))) throw refuse('notFound');
    const hash = bodyHash(id, user.id, body);
    const { offset } = await findProgrammeTime(this.pool);
    const { commandId, reason } = body;
    const correcting = { commandId, bodyHash: hash, by: user.id, reason, at: Date.now() + offset };
    await this.checkFirst(user, id, body);
    try {
      await inTransaction(this.pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [commandId]);
        const known = await findUnitCommand(client, commandId);
        if (known === undefined) return this.perform(client, user, id, body, correcting);
        if (known !== hash) throw refuse('commandIdReused');
      });
    } catch (error) {
      throw refusedBy(error);
    }
    return this.units.get(user, id);
  }

  private async checkFirst(user: User, id: string, body: UnitCommandBody): Promise<void> {
    if (body.type === 'merge') {
      if (body.gone === id) throw refusal('mergeIntoItself');
      if (!(await findUnit(this.pool, body.gone, actorOf(user)))) throw refuse('notFound');
    }
    if (body.type !== 'correct') return;
    const { unit, contact } = body;
    if (!unit && !contact) throw refusal('unitUnchanged');
    if (unit) {
      const faults = townFaultsOf(unit, await findTowns(this.pool));
      const at = faults.map(({ pointer, detail }) => ({ pointer, detail }));
      if (at.length > 0) throw new InvalidContent(at);
    }
    if (contact) {
      const seen = await findApplication(this.pool, contact.applicationId, actorOf(user));
      if (seen?.unit.id !== id) throw refuse('notFound');
    }
  }

  private perform(
    client: PoolClient,
    { id: by }: User,
    id: string,
    body: UnitCommandBody,
    correcting: Correcting,
  ): Promise<void> {
    switch (body.type) {
      case 'correct':
        return correct(client, id, body, { ...correcting, by });
      case 'merge':
        return mergeUnits(client, id, body.gone, correcting);
      case 'undoMerge':
        return undoMerge(client, id, body.mergeId, correcting);
    }
  }
}

async function correct(
  client: PoolClient,
  id: string,
  { unit, contact }: Correction,
  correcting: Correcting,
): Promise<void> {
  let changed = false;
  if (unit) changed = await correctUnit(client, id, valuesOf(unit), correcting);
  if (contact) {
    const { applicationId, ...to } = contact;
    changed = (await correctContact(client, applicationId, to, correcting)) || changed;
  }
  if (!changed) throw refusal('unitUnchanged');
}

function valuesOf(unit: NonNullable<Correction['unit']>): UnitValues {
  const { name, creditCode = null, noCodeReason = null, codeConfirmed = false, address, street } = unit;
  return { name, creditCode, noCodeReason, codeConfirmed, address, street };
}

function refusedBy(error: unknown): unknown {
  if (error instanceof RefusedByRecord) return refusal(error.code as RefusalCode);
  const code = CONSTRAINTS[(error as DatabaseError).constraint ?? ''];
  return code ? refusal(code) : error;
}
