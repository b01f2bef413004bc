import type { YearAnswerView, YearCommandBody } from '@app/contracts';
import {
  type ActInput,
  Directories,
  findAdjustmentOf,
  findTarget,
  inSnapshot,
  loadYearRecord,
  type Target,
} from '@app/database';
import {
  type Asked,
  checkBaseline,
  decideYear,
  differenceOf,
  effectOf,
  type Stamp,
  type YearAnswer,
  type YearCommand,
  type YearEvent,
  type YearStatus,
  type YearTypes,
} from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { differenceView } from '../common/difference-view';
import { Metrics } from '../common/metrics';
import { refuse } from '../common/problems';
import { Acts, askedOf, type Ready } from './perform';
import { inputOfYear, yearActOf } from './split-year';

/** Acts of the office on a programme year. */
@Injectable()
export class YearActs {
  constructor(
    private readonly pool: Pool,
    private readonly acts: Acts,
    private readonly metrics: Metrics,
    private readonly directories: Directories,
  ) {}

  /** What the act led to; the same answer for the same `commandId`. A preview changes nothing. Throws DomainError. */
  async act(user: User, year: number, body: YearCommandBody): Promise<YearAnswerView> {
    const request = { type: body.type, user, about: `programme-${year}`, body };
    if ('preview' in body && body.preview)
      return this.metrics.command(body.type, () => this.preview(year, body, askedOf(request)));
    const answer = await this.acts.perform({
      ...request,
      kind: 'programme',
      find: (asked) => this.find(year, asked),
      prepare: async (target, asked) => prepare(target, year, body, asked),
    });
    return this.viewOf(answer, body);
  }

  private find(year: number, { commandId, actor }: Asked): Promise<Target<YearTypes> | undefined> {
    return findTarget(this.pool, { kind: 'programme', id: String(year) }, commandId, actor);
  }

  /** Previews an act on a snapshot with the functions that would write it. */
  private async preview(year: number, body: YearCommandBody, asked: Asked): Promise<YearAnswerView> {
    const target = await this.find(year, asked);
    if (!target) throw refuse('notFound');
    const { from, events, input = {} } = prepare(target, year, body, asked);
    const event = events.at(-1)!;
    const stamp: Stamp = { by: asked.actor.id, at: event.at, commandId: asked.commandId };
    const directory = await this.directories.read();
    const touched = await inSnapshot(this.pool, async (db) => {
      const yearRecord = await loadYearRecord(db, year, event, input);
      const { after, adjustment } = effectOf(yearRecord, event, stamp);
      if (event.type === 'adjustmentOpened')
        return differenceView(adjustment!.touched, yearRecord.ledger, year, directory);
      return differenceView(differenceOf(yearRecord.ledger, after, year), after, year, directory);
    });
    const { seq, status } = from.state;
    return {
      year,
      commandId: asked.commandId,
      seq,
      status: shown(status),
      preview: true,
      reportId: null,
      adjustmentId: null,
      touched,
    };
  }

  private async viewOf(answer: YearAnswer, body: YearCommandBody): Promise<YearAnswerView> {
    const { year, commandId, seq, status } = answer;
    const known = 'reportId' in body && body.reportId ? body.reportId.toLowerCase() : undefined;
    return {
      year,
      commandId,
      seq,
      status: shown(status),
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

function prepare(
  { state, rules, offset }: Target<YearTypes>,
  year: number,
  body: YearCommandBody,
  asked: Asked,
): Ready<YearTypes> & { events: YearEvent[]; input?: ActInput } {
  if (!state || !rules) throw refuse('yearNotOpen', { year });
  if (body.type === 'setBaseline') checkBaseline({ ...body, date: body.dated });
  const command: YearCommand = { ...yearActOf(body), ...asked };
  const events = decideYear(state, command, rules, Date.now() + offset);
  return { from: { state, rules, offset }, command, input: inputOfYear(body), events };
}

function shown(status: YearStatus): YearAnswerView['status'] {
  return status === 'planned' ? 'notOpened' : status;
}
