import type {
  TownChangeBody,
  TownPreview,
  TownPreviewBody,
  TownRegisterView,
  TownTakeBackBody,
} from '@app/contracts';
import {
  countOfTowns,
  countUnderNames,
  findTownChanges,
  findTownCommand,
  findTownRegister,
  recordTownChange,
  recordTownTakeBack,
  type TownRegister,
} from '@app/database';
import { DepartmentFault, laterThan, takeBackDay, townEffect, townFault } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../../auth';
import { bodyHash } from '../../common/body-hash';
import { InvalidContent, refuse } from '../../common/problems';
import { textOfTownChange, townRegisterView } from './town-view';

/** 镇街沿革: set up, renamed, merged and dissolved from a day on. Nothing is rewritten; a name is read as what has taken its place. */
@Injectable()
export class TownChanges {
  constructor(private readonly pool: Pool) {}

  async view(): Promise<TownRegisterView> {
    const [register, changes] = await Promise.all([findTownRegister(this.pool), findTownChanges(this.pool)]);
    return townRegisterView(register, changes);
  }

  /** Throws the refusals of townEffect with the place in the act, `successorMissing`. */
  async preview(body: TownPreviewBody): Promise<TownPreview> {
    const { effect, passing } = await this.effectOf(body, await findTownRegister(this.pool));
    const change = { kind: body.act.kind, names: effect.begin, ends: effect.end, takesBack: null };
    return { text: textOfTownChange(change, []), successor: effect.end[0]?.successor ?? null, passing };
  }

  /**
   * Records an act; the same answer for the same `commandId`. Throws as `preview`, `departmentsChanged` when somebody else has
   * recorded an act or changed the list since, `commandIdReused`.
   */
  async record(user: User, body: TownChangeBody): Promise<TownRegisterView> {
    const commandId = body.commandId.toLowerCase();
    const hash = bodyHash('towns', user.id, body);
    if (await this.isKnown(commandId, hash)) return this.view();
    const register = await findTownRegister(this.pool);
    const { effect, passing } = await this.effectOf(body, register);
    const { from, act, basedOn, documentTitle, documentNumber } = body;
    const recorded = await recordTownChange(this.pool, effect, {
      ...{ basedOn, version: register.version, commandId, bodyHash: hash, kind: act.kind, from },
      ...{ documentTitle, documentNumber, passing, by: user.id },
    });
    if (recorded === 'needed') throw townFault('successorMissing', '/successor');
    if (recorded || (await this.isKnown(commandId, hash))) return this.view();
    throw townFault('departmentsChanged');
  }

  /**
   * Takes a change back: from today on, or as if it never was while its day is to come. Throws `notFound`, `changeTakenBack`,
   * `changeStays`, `changeStands` when a later change is about the same 镇街 or a unit or account was recorded under a name that it set
   * up, `departmentsChanged`, `commandIdReused`.
   */
  async takeBack(user: User, number: number, body: TownTakeBackBody): Promise<TownRegisterView> {
    const commandId = body.commandId.toLowerCase();
    const hash = bodyHash(`towns ${number}`, user.id, body);
    if (await this.isKnown(commandId, hash)) return this.view();
    const [{ today }, changes] = await Promise.all([findTownRegister(this.pool), findTownChanges(this.pool)]);
    const change = changes.find((one) => one.number === number);
    if (!change) throw refuse('notFound');
    const from = takeBackDay(change, today);
    if (laterThan(change, changes).length > 0) throw townFault('changeStands');
    const passing = await countUnderNames(
      this.pool,
      change.ends.map(({ id }) => id),
    );
    const begun = change.names.map(({ id }) => id);
    const { basedOn, reason } = body;
    const recorded = await recordTownTakeBack(this.pool, begun, {
      ...{ basedOn, commandId, bodyHash: hash, takesBack: number, from, reason, passing, by: user.id },
    });
    if (recorded === 'stands') throw townFault('changeStands');
    if (recorded || (await this.isKnown(commandId, hash))) return this.view();
    throw townFault('departmentsChanged');
  }

  private async isKnown(commandId: string, hash: string): Promise<boolean> {
    const known = await findTownCommand(this.pool, commandId);
    if (known && known !== hash) throw refuse('commandIdReused');
    return known !== undefined;
  }

  /** What the act does, and how much passes by it. A 镇街 with units or accounts leaves a successor. */
  private async effectOf({ act, from }: TownPreviewBody, { register, today }: TownRegister) {
    try {
      const effect = townEffect(register, act, from, today);
      const passing = await countOfTowns(
        this.pool,
        effect.end.map(({ id }) => id),
      );
      const isAlone = effect.end.some(({ successor }) => successor === null);
      if (isAlone && passing.units + passing.accounts > 0) throw townFault('successorMissing', '/successor');
      return { effect, passing };
    } catch (error) {
      if (!(error instanceof DepartmentFault)) throw error;
      const { code, message, facts, place } = error;
      const pointer = place === '/from' ? place : `/act${place}`;
      throw new InvalidContent([{ pointer, detail: message }], code, message, facts);
    }
  }
}
