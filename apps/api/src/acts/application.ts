import type { CommandAnswer, CommandBody } from '@app/contracts';
import { currentCalendar, findDraft, findSettlement, findTarget, type Target } from '@app/database';
import {
  actingIn,
  type Actor,
  type Application,
  type Asked,
  type ApplicationAnswer,
  type ApplicationTypes,
  type Beginning,
  type CivilDate,
  civilDateAt,
  type Command,
  decide,
  departmentOf,
  endedTaskOf,
  inCapacity,
  isFinal,
  lastDayAnew,
  type PinnedRules,
  refusal,
} from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { stateOf } from '../applications';
import type { User } from '../auth';
import { refuse } from '../common/problems';
import { checkPeople, findHeir } from './people';
import { Acts, type Ready } from './perform';
import { Sheets } from './sheets';
import { split } from './split-application';
import { Submissions } from './submissions';

/** The acts by which a unit hands its files in. */
const HANDED_IN: readonly CommandBody['type'][] = ['submit', 'resubmit', 'submitSupplement'];

/** Acts on applications. */
@Injectable()
export class ApplicationActs {
  constructor(
    private readonly pool: Pool,
    private readonly acts: Acts,
    private readonly submissions: Submissions,
    private readonly sheets: Sheets,
  ) {}

  /** What the act led to; the same answer for the same `commandId`. Throws DomainError. */
  async act(user: User, id: string, body: CommandBody): Promise<CommandAnswer> {
    const answer = await this.acts.perform({
      kind: 'application',
      type: body.type,
      user,
      about: id,
      body,
      find: ({ commandId, actor }) => findTarget(this.pool, { kind: 'application', id }, commandId, actor),
      prepare: (target, asked) => this.prepare(id, target, body, asked),
    });
    return inOrder(answer);
  }

  private async prepare(
    id: string,
    target: Target<ApplicationTypes>,
    body: CommandBody,
    asked: Asked,
  ): Promise<Ready<ApplicationTypes> | undefined> {
    const from = await this.beginning(id, target, body);
    if (!from) return undefined;
    const { state, rules, offset } = from;
    if (HANDED_IN.includes(body.type) && asked.actor.role === 'applicant')
      await this.submissions.checkFiles(id);
    if (body.type === 'resubmit') await this.submissions.checkCorrection(state.cellType, rules, body);
    const result =
      body.type === 'fileInspection'
        ? await this.sheets.score(body.sheet, rules, offset, state.submittedOn)
        : undefined;
    const actor = actingFor(asked.actor, state, rules);
    await checkPeople(this.pool, body, actor, state.cellType);
    const settlement =
      body.type === 'recordCityResult'
        ? await findSettlement(this.pool, state, body, Date.now() + offset)
        : undefined;
    const account = body.type === 'handOver' ? await findHeir(this.pool, id, body.login) : undefined;
    const dueOn = body.type === 'reopen' ? await this.lastDayNow(from) : undefined;
    const { command: act, input } = split(body, actor, { result, settlement, account, dueOn });
    const command: Command = { ...act, ...asked, actor };
    const isDraft = state.stage === 'draft';
    // No workflow is started for an act that would be refused.
    if (isDraft || isFinal(state.stage)) decide(state, command, rules, Date.now() + offset);
    return { from, command, input, begins: isDraft };
  }

  /** Returns the last day, by the calendar in force, of what ended before it. Throws `nothingToReopen`, `endedInTime`. */
  private async lastDayNow({ state, rules, offset }: Beginning<ApplicationTypes>): Promise<CivilDate> {
    const ended = endedTaskOf(state);
    if (!ended) throw refusal('nothingToReopen', { stage: state.stage });
    const { calendar } = await currentCalendar(this.pool);
    const dueOn = lastDayAnew(ended, rules, calendar, civilDateAt(Date.now() + offset));
    if (dueOn === undefined) throw refusal('endedInTime', { dueOn: ended.dueOn });
    return dueOn;
  }

  /** A draft takes the rules in force now and must be complete to be submitted. Undefined if it has just changed. */
  private async beginning(
    id: string,
    { state, rules, offset }: Target<ApplicationTypes>,
    body: CommandBody,
  ): Promise<Beginning<ApplicationTypes> | undefined> {
    if (state) return { state, rules: rules!, offset };
    const draft = await findDraft(this.pool, id);
    if (!draft) return undefined;
    const inForce = await this.submissions.rulesFor(draft);
    const settled =
      body.type === 'submit' ? await this.submissions.settle(draft, body.isDistinct ?? false) : draft;
    if (settled) return { state: stateOf({ ...settled, state: null }), rules: inForce, offset };
    // The same act was sent before and took effect, or somebody edited the draft.
    if (await findDraft(this.pool, id)) throw refuse('draftChanged');
    return undefined;
  }
}

/** The person as a member of the department that is waited for, else of a lead, whose work his own has taken over. */
function actingFor(actor: Actor, { cellType, tasks }: Application, { leads }: PinnedRules): Actor {
  return inCapacity(actingIn(actor, `type:${cellType}`), [
    ...tasks.flatMap(({ seat }) => departmentOf(seat) ?? []),
    ...leads,
  ]);
}

/** The answer with its fields in one order: a repetition comes back byte by byte. */
function inOrder({
  applicationId,
  number,
  commandId,
  seq,
  stage,
  waitingFor,
  tasks,
}: ApplicationAnswer): CommandAnswer {
  return {
    applicationId,
    number,
    commandId,
    seq,
    stage,
    waitingFor,
    tasks: tasks.map(({ seat, dueOn, provisional }) => ({ seat, dueOn, provisional })),
  };
}
