import { findLastYear, recordStep } from '@app/database';
import {
  type Command,
  decide,
  decideObligationSystem,
  decideObligation,
  decideSystem,
  decideYear,
  decideYearSystem,
  DomainError,
  type ObligationCommand,
  obligationNotificationsFor,
  obligationRulesAfter,
  type ObligationSystemCommand,
  fold,
  foldObligation,
  foldYear,
  missingParts,
  nextTimer,
  nextObligationTimer,
  nextYearTimer,
  notificationsFor,
  recordRefusal,
  rulesAfter,
  type SystemCommand,
  type YearCommand,
  type YearSystemCommand,
  plannedYear,
} from '@app/domain';
import type { Answer, ApplicationInput } from '@app/workflows/application/application.messages';
import type { ObligationAnswer, ObligationInput } from '@app/workflows/obligation/obligation.messages';
import type { YearInput, YearAnswer } from '@app/workflows/year/year.messages';
import type { Pool } from 'pg';
import { randomUUID } from 'node:crypto';
import { Temporal } from '../../../apps/api/src/temporal.provider';

/**
 * For specs that are not about the workflow: weighs and records as the workflow would, in this process. What concerns
 * locks, crashes and concurrency is tested on the real server.
 */
export class TemporalByHand extends Temporal {
  private turns: Promise<unknown> = Promise.resolve();
  down = false;

  constructor(private readonly pool: Pool) {
    super({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' });
  }

  override act(input: ApplicationInput, command: Command): Promise<Answer & { bodyHash: string }> {
    return this.inTurn(async () => {
      const { app, rules } = await this.stored(input);
      const events = decide(app, command, rules, Date.now() + input.offset);
      const next = fold(app, events);
      const { commandId: id, type, bodyHash } = command;
      const answer: Answer = {
        applicationId: app.id,
        number: app.number,
        commandId: id,
        seq: next.seq,
        stage: next.stage,
        waitingFor: next.tasks.map((task) => task.seat),
        tasks: next.tasks.map(({ seat, dueOn, provisional }) => ({ seat, dueOn, provisional })),
      };
      const result = await recordStep(this.pool, 'application', {
        state: next,
        events,
        notifications: notificationsFor(events),
        nextClockAt: nextTimer(next)?.at ?? null,
        command: { id, type, bodyHash, answer },
        ...(app.stage === 'draft' && { rules }),
      });
      if (result.status === 'refused') throw recordRefusal(result.code, app);
      if (result.status === 'ahead' && result.answer) return result.answer;
      return { ...answer, bodyHash };
    });
  }

  override tell(input: ApplicationInput, command: SystemCommand): Promise<void> {
    return this.inTurn(async () => {
      const { app, rules } = await this.stored(input);
      const offset = command.type === 'clockMoved' ? command.offset : input.offset;
      const events = decideSystem(app, command, rules, Date.now() + offset);
      if (events.length === 0) return;
      const next = fold(app, events);
      await recordStep(this.pool, 'application', {
        state: next,
        events,
        notifications: notificationsFor(events),
        nextClockAt: nextTimer(next)?.at ?? null,
        ...(command.type !== 'clockMoved' && { rules: rulesAfter(rules, command) }),
      });
    });
  }

  override actOnObligation(
    input: ObligationInput,
    command: ObligationCommand,
  ): Promise<ObligationAnswer & { bodyHash: string }> {
    return this.inTurn(async () => {
      const { obligation, rules } = await this.storedObligation(input);
      const events = decideObligation(obligation, command, rules, Date.now() + input.offset);
      const next = foldObligation(obligation, events);
      const { commandId: id, type, bodyHash } = command;
      const answer: ObligationAnswer = {
        obligationId: next.id,
        key: next.key,
        commandId: id,
        seq: next.seq,
        status: next.status,
        dueOn: next.dueOn ?? null,
        missing: missingParts(next).map((part) => part.department),
      };
      const result = await recordStep(this.pool, 'obligation', {
        state: next,
        events,
        notifications: obligationNotificationsFor(next, events),
        nextClockAt: nextObligationTimer(next, rules)?.at ?? null,
        command: { id, type, bodyHash, answer },
        ...(obligation.seq === 0 && { rules }),
      });
      if (result.status === 'refused') throw new DomainError(result.code, result.code);
      if (result.status === 'ahead' && result.answer) return result.answer;
      return { ...answer, bodyHash };
    });
  }

  override tellObligation(input: ObligationInput, command: ObligationSystemCommand): Promise<void> {
    return this.inTurn(async () => {
      const { obligation, rules } = await this.storedObligation(input);
      const offset = command.type === 'clockMoved' ? command.offset : input.offset;
      const events = decideObligationSystem(obligation, command, rules, Date.now() + offset);
      if (events.length === 0) return;
      const next = foldObligation(obligation, events);
      const after = obligationRulesAfter(rules, command);
      await recordStep(this.pool, 'obligation', {
        state: next,
        events,
        notifications: obligationNotificationsFor(next, events),
        nextClockAt: nextObligationTimer(next, after)?.at ?? null,
        ...(command.type !== 'clockMoved' && { rules: after }),
      });
    });
  }

  override actOnYear(input: YearInput, command: YearCommand): Promise<YearAnswer & { bodyHash: string }> {
    return this.inTurn(async () => {
      this.mustBeUp();
      const { year, rules } = (await findLastYear(this.pool, input.year.id)) ?? input;
      const events = decideYear(year, command, rules, Date.now() + input.offset);
      const next = foldYear(year, events);
      const { commandId: id, type, bodyHash } = command;
      const answer: YearAnswer = { year: next.year, commandId: id, seq: next.seq, status: next.status };
      const result = await recordStep(this.pool, 'programme', {
        state: next,
        events,
        notifications: [],
        nextClockAt: nextYearTimer(next) ?? null,
        command: { id, type, bodyHash, answer },
        ...(year.seq === 0 && { rules }),
      });
      if (result.status === 'refused')
        throw new DomainError(result.code, result.detail ?? result.code, result.facts);
      if (result.status === 'ahead' && result.answer) return result.answer;
      return { ...answer, bodyHash };
    });
  }

  override tellYear(input: YearInput, { offset }: YearSystemCommand): Promise<void> {
    return this.inTurn(async () => {
      const { year } = (await findLastYear(this.pool, input.year.id)) ?? input;
      const events = decideYearSystem(year, { type: 'clockMoved', offset }, Date.now() + offset);
      if (events.length === 0) return;
      const next = foldYear(year, events);
      await recordStep(this.pool, 'programme', {
        state: next,
        events,
        notifications: [],
        nextClockAt: nextYearTimer(next) ?? null,
      });
    });
  }

  /** The year begins, as the worker would have it. */
  async openYear(year: number, version: string, offset: number): Promise<void> {
    const actor = { id: 'system', role: 'office' } as const;
    const command: YearCommand = { type: 'openYear', commandId: randomUUID(), actor, bodyHash: '-' };
    await this.actOnYear({ year: plannedYear(year), rules: { version }, offset }, command);
  }

  /** As the engine would tell it; set by a spec. */
  workers = 1;
  troubles = new Map<string, string>();

  override async pollers(): Promise<number> {
    this.mustBeUp();
    return this.workers;
  }

  override async trouble(workflowId: string): Promise<string | undefined> {
    this.mustBeUp();
    return this.troubles.get(workflowId);
  }

  override async ping(): Promise<void> {
    if (this.down) throw new DomainError('unavailable', 'down');
  }

  private async stored(input: ApplicationInput): Promise<ApplicationInput> {
    this.mustBeUp();
    const { rows } = await this.pool.query(
      'SELECT state AS app, rules FROM application WHERE id = $1 AND seq > 0',
      [input.app.id],
    );
    return rows[0] ? { ...rows[0], offset: input.offset } : input;
  }

  private async storedObligation(input: ObligationInput): Promise<ObligationInput> {
    this.mustBeUp();
    const { rows } = await this.pool.query(
      'SELECT state AS obligation, rules FROM obligation WHERE id = $1',
      [input.obligation.id],
    );
    return rows[0] ? { ...rows[0], offset: input.offset } : input;
  }

  private mustBeUp(): void {
    if (this.down) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.turns.then(step);
    this.turns = turn.catch(() => undefined);
    return turn;
  }
}
