import type { CellAnswerView, CellCommandBody } from '@app/contracts';
import { currentCalendar, findTarget, type Target } from '@app/database';
import {
  actingIn,
  appealDayAnew,
  type Asked,
  type Beginning,
  type CellCommand,
  type CellTypes,
  type CivilDate,
  civilDateAt,
  decideCell,
  endedAppealOf,
  refusal,
  REFUSALS,
} from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { InvalidContent } from '../common/problems';
import { RuleSets } from '../reference';
import { checkInspectors } from './people';
import { Acts, type Ready } from './perform';
import { cellActOf, cellInputOf } from './split-cell';

/** Acts on named cells. */
@Injectable()
export class CellActs {
  constructor(
    private readonly pool: Pool,
    private readonly acts: Acts,
    private readonly ruleSets: RuleSets,
  ) {}

  /** What the act led to; the same answer for the same `commandId`. Throws DomainError. */
  async act(user: User, id: string, body: CellCommandBody): Promise<CellAnswerView> {
    const { cellId, number, commandId, seq, stage, dueOn } = await this.acts.perform({
      kind: 'cell',
      type: body.type,
      user,
      about: id,
      body,
      find: ({ commandId, actor }) => findTarget(this.pool, { kind: 'cell', id }, commandId, actor),
      prepare: (target, asked) => this.prepare(target, body, asked),
    });
    return { cellId, number, commandId, seq, stage, dueOn };
  }

  private async prepare(
    { state, rules, offset }: Target<CellTypes>,
    body: CellCommandBody,
    asked: Asked,
  ): Promise<Ready<CellTypes>> {
    const from = { state: state!, rules: rules!, offset };
    const actor = actingIn(asked.actor, `type:${from.state.cellType}`);
    const dueOn = body.type === 'reopen' ? await this.appealDayNow(from) : undefined;
    const command: CellCommand = { ...cellActOf(body, dueOn), ...asked, actor };
    decideCell(from.state, command, from.rules, Date.now() + offset);
    if (body.type === 'orderSpotCheck') await checkInspectors(this.pool, body.assigned, '/assigned');
    if (body.type === 'fileCheck') {
      await checkInspectors(this.pool, body.checkers, '/checkers');
      await this.checkSheet(body, from.rules.version);
    }
    return { from, command, input: cellInputOf(body) };
  }

  /** Returns the last day, by the calendar in force, of the appeal that ended before it. Throws `nothingToReopen`, `endedInTime`. */
  private async appealDayNow({ state, rules, offset }: Beginning<CellTypes>): Promise<CivilDate> {
    const ended = endedAppealOf(state, rules);
    if (!ended) throw refusal('nothingToReopen', { stage: state.stage });
    const { calendar } = await currentCalendar(this.pool);
    const dueOn = appealDayAnew(state, rules, calendar, civilDateAt(Date.now() + offset));
    if (dueOn === undefined) throw refusal('endedInTime', { dueOn: ended.dueOn });
    return dueOn;
  }

  /** Throws `invalidSheet` with the place of each line that is unknown, repeated, missing or without its finding. */
  private async checkSheet(
    { items, result }: Extract<CellCommandBody, { type: 'fileCheck' }>,
    version: string,
  ): Promise<void> {
    const { checkItems } = await this.ruleSets.get(version);
    const known = new Map(checkItems.map((item) => [item.id, item.name]));
    const faults = items.flatMap(({ item, ok, note }, i) => {
      const fault = (place: string, detail: string) => [{ pointer: `/items/${i}/${place}`, detail }];
      if (!known.has(item)) return fault('item', '没有这一核查项。');
      if (items.findIndex((other) => other.item === item) !== i)
        return fault('item', '同一核查项只能填一次。');
      return !ok && !note ? fault('note', '不符合的请写明发现的问题。') : [];
    });
    for (const [id, name] of known) {
      if (!items.some(({ item }) => item === id))
        faults.push({ pointer: '/items', detail: `缺少“${name}”。` });
    }
    if (faults.length === 0 && result === 'keep' && items.some(({ ok }) => !ok)) {
      faults.push({ pointer: '/result', detail: '有不符合的核查项，不能维持；请要求整改或建议撤销。' });
    }
    if (faults.length === 0) return;
    throw new InvalidContent(faults, 'invalidSheet', REFUSALS.invalidSheet);
  }
}
