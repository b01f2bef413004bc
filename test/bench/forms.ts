import {
  type ApplicationTypes,
  type Command,
  draftOf,
  type PersonCommand,
  type PinnedRules,
  type Role,
  workflowIdOf,
} from '@app/domain';
import { pinnedRulesFor, ruleSet2024 } from '@app/rules';
import { type LifeWorkflow, messagesOf, TASK_QUEUE } from '@app/workflows/messages';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import type { Client as Person } from '../support/client';
import { type Act, aDraft, type Crew, marksFor, type RubricItem } from '../support/drive';
import { BARE_QUEUE } from './bare-worker';
import { bare, step } from './bare.workflow';

export const COMMANDS_PER_LIFE = 8;

/**
 * One way to perform the eight commands of a life. `prepare` is not timed; `live` wraps each command in
 * `timed`.
 */
export interface Form {
  name: string;
  prepare(count: number): Promise<void>;
  live(i: number, timed: <T>(call: () => Promise<T>) => Promise<T>): Promise<void>;
  /** Returns the workflow id of the i-th life. */
  workflowId(i: number): string;
}

/** Returns the baseline: eight times an Update, a local activity and one INSERT. */
export function bareForm(client: Client): Form {
  let run = randomUUID();
  const workflowId = (i: number) => `bare-${run}-${i}`;
  return {
    name: 'bare Update + local activity',
    workflowId,
    async prepare() {
      run = randomUUID();
    },
    async live(i, timed) {
      const id = workflowId(i);
      const startWorkflowOperation = new WithStartWorkflowOperation<typeof bare>('bare', {
        workflowId: id,
        taskQueue: BARE_QUEUE,
        args: [id, COMMANDS_PER_LIFE],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      const args: [string] = ['step'];
      await timed(() => client.workflow.executeUpdateWithStart(step, { args, startWorkflowOperation }));
      const handle = client.workflow.getHandle(id);
      for (let n = 1; n < COMMANDS_PER_LIFE; n += 1) await timed(() => handle.executeUpdate(step, { args }));
    },
  };
}

interface Draft {
  id: string;
  number: string;
}

let lastUnit = 0;

async function draftsOf(crew: Crew, count: number): Promise<Draft[]> {
  const unit = await crew.as('unit1');
  const drafts: Draft[] = [];
  for (let i = 0; i < count; i += 1) {
    lastUnit += 1;
    const { body } = await unit.post('/applications', aDraft('SCHOOL', lastUnit));
    drafts.push({ id: body.id, number: body.number });
  }
  return drafts;
}

/**
 * Returns the form that calls the workflow of the product as the api does, without HTTP. `settle` creates the
 * unit of a draft and returns its id.
 */
export function workflowForm(
  client: Client,
  crew: Crew,
  offset: number,
  settle: (draftId: string) => Promise<string>,
): Form {
  const rules: PinnedRules = pinnedRulesFor(ruleSet2024, 'SCHOOL');
  let drafts: (Draft & { unitId: string })[] = [];
  const workflowId = (i: number) => workflowIdOf({ kind: 'application', name: drafts[i]!.number });
  return {
    name: 'the application’s workflow',
    workflowId,
    async prepare(count) {
      drafts = [];
      for (const draft of await draftsOf(crew, count))
        drafts.push({ ...draft, unitId: await settle(draft.id) });
    },
    async live(i, timed) {
      const team = await Promise.all(['inspector1', 'inspector2'].map((login) => crew.idOf(login)));
      const [submit, ...others] = await Promise.all(
        lifeOf(team, await crew.today()).map(async ([login, command]): Promise<Command> => {
          const { id, role, department } = (await crew.as(login)).me;
          const actor = { id, role: role as Role, department: department?.id };
          return { ...command, actor, commandId: randomUUID(), bodyHash: '-' };
        }),
      );
      const { id, number, unitId } = drafts[i]!;
      const applicantId = await crew.idOf('unit1');
      const app = draftOf({ id, number, programmeYear: 2024, cellType: 'SCHOOL', unitId, applicantId });
      const { act } = messagesOf<ApplicationTypes>();
      const startWorkflowOperation = new WithStartWorkflowOperation<LifeWorkflow<ApplicationTypes>>(
        'application',
        {
          workflowId: workflowId(i),
          taskQueue: TASK_QUEUE,
          args: [{ state: app, rules, offset }],
          workflowIdConflictPolicy: 'USE_EXISTING',
        },
      );
      const options = { args: [submit!] as [Command], updateId: submit!.commandId, startWorkflowOperation };
      await timed(() => client.workflow.executeUpdateWithStart(act, options));
      const handle = client.workflow.getHandle(workflowId(i));
      for (const command of others)
        await timed(() => handle.executeUpdate(act, { args: [command], updateId: command.commandId }));
    },
  };
}

/** Returns the form that uses the whole product: eight requests to the api. */
export function httpForm(crew: Crew): Form {
  let drafts: Draft[] = [];
  let people: [Person, Act][] = [];
  return {
    name: 'the product over HTTP',
    workflowId: (i) => workflowIdOf({ kind: 'application', name: drafts[i]!.number }),
    async prepare(count) {
      drafts = await draftsOf(crew, count);
      const today = await crew.today();
      const inspectors = await Promise.all(['inspector1', 'inspector2'].map((login) => crew.idOf(login)));
      const items = (await crew.cellType('SCHOOL')).rubric.items as RubricItem[];
      const sheet = { inspectedOn: today, inspectors, marks: marksFor(items, 'passed') };
      people = await Promise.all(
        lifeOf(inspectors, today).map(async ([login, command]): Promise<[Person, Act]> => [
          await crew.as(login),
          command.type === 'fileInspection' ? { type: command.type, sheet } : { ...command },
        ]),
      );
    },
    async live(i, timed) {
      for (const [person, command] of people)
        await timed(() => person.mustAct(drafts[i]!.id, { ...command }));
    },
  };
}

/**
 * Returns eight commands that need no passing of time, from submission to withdrawal during the public notice
 * (公示).
 */
function lifeOf(inspectors: string[], on: string): [login: string, command: PersonCommand][] {
  return [
    ['unit1', { type: 'submit' }],
    ['jiaow', { type: 'accept' }],
    ['jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' }],
    ['jgsw', { type: 'giveOpinion', department: 'JGSW', opinion: 'agree' }],
    ['jiaow', { type: 'scheduleInspection', on, inspectors }],
    ['inspector1', { type: 'fileInspection', outcome: 'passed', score: 100, inspectors }],
    ['office', { type: 'officeDecide', decision: 'approve' }],
    ['unit1', { type: 'withdraw' }],
  ];
}
