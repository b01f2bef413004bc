import type { YearAnswerView, YearCommandBody } from '@app/contracts';
import {
  type ActInput,
  loadYearRecord,
  findAdjustmentOf,
  findYearTarget,
  inSnapshot,
  saveCommandInput,
  type StoredYearAnswer,
  type YearTarget,
} from '@app/database';
import {
  type Actor,
  checkBaseline,
  decideYear,
  differenceOf,
  type Stamp,
  effectOf,
  type YearCommand,
} from '@app/domain';
import { Engine } from '@app/engine';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { Acknowledger, bodyHash, refusalOfUpdate } from '../commands';
import { PerKeyLimit } from '../common/per-key-limit';
import { Metrics } from '../common/metrics';
import { refuse } from '../common/problems';
import { differenceView } from './difference-view';
import { inputOfYear, yearActOf } from './split-year';
import { yearOf } from './year';

/** Updates that one workflow run takes at a time. */
const IN_FLIGHT = 10;

/** Every act on a programme year: has it taken effect before? what would it change? then the year's workflow decides. */
@Injectable()
export class YearCommandsService {
  private readonly gate = new PerKeyLimit(IN_FLIGHT);

  constructor(
    private readonly pool: Pool,
    private readonly engine: Engine,
    private readonly acknowledger: Acknowledger,
    private readonly metrics: Metrics,
  ) {}

  /** What the act led to; the same answer for the same `commandId`. A preview changes nothing. Throws DomainError. */
  async act(user: User, text: string, body: YearCommandBody): Promise<YearAnswerView> {
    const year = yearOf(text);
    return this.metrics.command(body.type, () => this.weigh(actorOf(user), year, body));
  }

  private async weigh(actor: Actor, year: number, body: YearCommandBody): Promise<YearAnswerView> {
    const commandId = body.commandId.toLowerCase();
    const preview = 'preview' in body && body.preview;
    const hash = bodyHash(`programme-${year}`, actor.id, body);
    const target = await findYearTarget(this.pool, year, commandId);
    if (!target) throw refuse('notFound');
    if (target.command && !preview) {
      if (target.command.year !== year || target.command.bodyHash !== hash) throw refuse('commandIdReused');
      return this.answer(body, target.command.answer);
    }
    if (!target.year) throw refuse('yearNotOpen', { year });
    if (body.type === 'setBaseline') checkBaseline({ ...body, date: body.dated });
    const command: YearCommand = { ...yearActOf(body), commandId, actor, bodyHash: hash };
    const events = decideYear(target.year, command, target.rules, Date.now() + target.offset);
    if (preview) return this.preview(target, command, inputOfYear(body), events);
    const input = inputOfYear(body);
    const kept = { commandId, programmeYear: year, actorId: actor.id, body: input, bodyHash: hash };
    if (Object.keys(input).length > 0 && (await saveCommandInput(this.pool, kept)) === 'reused')
      throw refuse('commandIdReused');
    const from = { state: target.year, rules: target.rules, offset: target.offset };
    const { bodyHash: weighed, ...answer } = await this.gate
      .run(String(year), () => this.engine.act('programme', from, command))
      .catch((error: unknown) => {
        throw refusalOfUpdate(error);
      });
    if (weighed !== hash) throw refuse('commandIdReused');
    this.acknowledger.heard(commandId);
    return this.answer(body, answer);
  }

  /** The act weighed on a snapshot, by the very functions that would write it. */
  private async preview(
    { year: { year, seq, status } }: YearTarget,
    { commandId, actor }: YearCommand,
    input: ActInput,
    events: ReturnType<typeof decideYear>,
  ): Promise<YearAnswerView> {
    const event = events.at(-1)!;
    const stamp: Stamp = { by: actor.id, at: event.at, commandId };
    const touched = await inSnapshot(this.pool, async (db) => {
      const yearRecord = await loadYearRecord(db, year, event, input);
      const { after, adjustment } = effectOf(yearRecord, event, stamp);
      if (event.type === 'adjustmentOpened')
        return differenceView(adjustment!.touched, yearRecord.ledger, year);
      return differenceView(differenceOf(yearRecord.ledger, after, year), after, year);
    });
    return {
      year,
      commandId,
      seq,
      status: status === 'planned' ? 'notOpened' : status,
      preview: true,
      reportId: null,
      adjustmentId: null,
      touched,
    };
  }

  private async answer(
    body: YearCommandBody,
    { year, commandId, seq, status }: StoredYearAnswer,
  ): Promise<YearAnswerView> {
    const known = 'reportId' in body && body.reportId ? body.reportId.toLowerCase() : undefined;
    return {
      year,
      commandId,
      seq,
      status: status === 'planned' ? 'notOpened' : status,
      preview: false,
      reportId: known ?? (body.type === 'assembleReport' ? commandId : null),
      adjustmentId: await this.adjustmentOf(body, commandId),
      touched: null,
    };
  }

  private async adjustmentOf(body: YearCommandBody, commandId: string): Promise<string | null> {
    if ('adjustmentId' in body) return body.adjustmentId.toLowerCase();
    if (body.type === 'openAdjustment') return commandId;
    if (body.type !== 'recordCityResults') return null;
    return (await findAdjustmentOf(this.pool, commandId)) ?? null;
  }
}
