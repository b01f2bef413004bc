import {
  type Beginning,
  type Instant,
  KIND_NAMES,
  type KindName,
  type Kinds,
  LIVES,
  type LivesRow,
  type Step,
  type StepResult,
  workflowIdOf,
} from '@app/domain';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { coresdk } from '@temporalio/proto';
// Non-public paths of the SDK, used in this one file: the version is pinned exactly.
import { parseWorkflowCode } from '@temporalio/worker/lib/worker';
import type { Workflow } from '@temporalio/worker/lib/workflow/interface';
import { VMWorkflowCreator } from '@temporalio/worker/lib/workflow/vm';
import Long from 'long';
import { TASK_QUEUE } from '@app/workflows/messages';

type Job = coresdk.workflow_activation.IWorkflowActivationJob;
type WorkflowCommand = coresdk.workflow_commands.IWorkflowCommand;

type Record<N extends KindName> = (
  step: Step<Kinds[N]>,
) => Promise<StepResult<Kinds[N]>> | StepResult<Kinds[N]>;

/** How an update ended. */
export type Outcome = { accepted: boolean; result?: unknown; code?: string };

const decode = (payload: unknown) => defaultPayloadConverter.fromPayload(payload as Payload);
const encode = (value: unknown) => defaultPayloadConverter.toPayload(value);

/**
 * One workflow in the real sandbox of the SDK, without a server: the test moves time, and `record` answers the one
 * activity. History limits are not checked here, but by the journeys.
 */
export class WorkflowRun<N extends KindName> {
  readonly steps: Step<Kinds[N]>[] = [];
  readonly outcomes = new Map<string, Outcome>();
  /** Pending timers: seq → moment (ms, real time). */
  readonly timers = new Map<number, Instant>();
  ended?: 'completed' | 'failed' | 'continuedAsNew';
  nextInput?: Beginning<Kinds[N]>;
  taskFailure?: string;
  continueAsNewSuggested = false;
  /** The number of processed workflow tasks, and of started timers. */
  activations = 0;
  timersStarted = 0;

  private constructor(
    private readonly workflow: Workflow,
    private readonly runId: string,
    public now: Instant,
    private readonly record: Record<N>,
  ) {}

  /** Starts a run at a real moment (ms) from an input; the first jobs may come with the start (update-with-start). */
  static async start<N extends KindName>(
    bundle: { code: string },
    kind: N,
    input: Beginning<Kinds[N]>,
    now: Instant,
    record: Record<N>,
    firstUpdates: Kinds[N]['command'][] = [],
  ): Promise<WorkflowRun<N>> {
    const creator = await VMWorkflowCreator.create(
      parseWorkflowCode(bundle.code),
      5000,
      new Set(KIND_NAMES.map((name) => LIVES[name].activity)),
    );
    const runId = `run-${Math.random().toString(36).slice(2)}`;
    const row: LivesRow<Kinds[N]> = LIVES[kind];
    const workflowId = workflowIdOf({ kind, name: row.nameOf(input.state) });
    const info = {
      workflowId,
      runId,
      workflowType: kind,
      searchAttributes: {},
      taskQueue: TASK_QUEUE,
      namespace: 'wufei',
      firstExecutionRunId: runId,
      startTime: new Date(now),
      runStartTime: new Date(now),
      taskTimeoutMs: 10_000,
      attempt: 1,
      historyLength: 3,
      historySize: 1000,
      continueAsNewSuggested: false,
      unsafe: { now: () => now, isReplaying: false },
    };
    const workflow = await creator.createWorkflow({
      info: info as never,
      randomnessSeed: Array(8).fill(7),
      now,
      showStackTraceSources: false,
    });
    const run = new WorkflowRun<N>(workflow, runId, now, record);
    const initialize: Job = {
      initializeWorkflow: {
        workflowType: kind,
        workflowId,
        arguments: [encode(input)],
        randomnessSeed: Long.fromNumber(7),
        firstExecutionRunId: runId,
        attempt: 1,
        startTime: { seconds: Long.fromNumber(Math.floor(now / 1000)), nanos: 0 },
      },
    };
    await run.activate([
      initialize,
      ...firstUpdates.map((command) => run.updateJob('act', command.commandId, [command])),
    ]);
    return run;
  }

  /** Delivers one act of a person. */
  async act(command: Kinds[N]['command']): Promise<Outcome> {
    await this.deliver([command]);
    return this.outcomes.get(command.commandId)!;
  }

  /** Delivers several acts in one activation, in order. */
  async deliver(commands: Kinds[N]['command'][]): Promise<void> {
    await this.activate(commands.map((command) => this.updateJob('act', command.commandId, [command])));
  }

  async tell(command: Kinds[N]['system']): Promise<Outcome> {
    const id = `tell-${this.activations}`;
    await this.activate([this.updateJob('tell', id, [command])]);
    return this.outcomes.get(id)!;
  }

  async converge(): Promise<Outcome> {
    const id = `converge-${this.activations}`;
    await this.activate([this.updateJob('converge', id, [])]);
    return this.outcomes.get(id)!;
  }

  /** Moves real time to a moment (ms); each timer fires at its own. */
  async passTo(moment: Instant): Promise<void> {
    for (
      let first = this.firstTimer();
      first && first[1] <= moment && !this.ended;
      first = this.firstTimer()
    ) {
      this.now = Math.max(this.now, first[1]);
      await this.fire(first[0]);
    }
    this.now = moment;
  }

  /** Simulates no worker until a moment (ms): a timer due before fires only then. */
  async sleepUntil(moment: Instant): Promise<void> {
    this.now = moment;
    const first = this.firstTimer();
    if (first && first[1] <= moment) await this.fire(first[0]);
  }

  /** Fires the earliest timer together with further messages in the same activation. */
  async fireTogetherWith(commands: Kinds[N]['command'][]): Promise<void> {
    const [seq, at] = this.firstTimer()!;
    this.now = at;
    this.timers.delete(seq);
    await this.activate([
      ...commands.map((command) => this.updateJob('act', command.commandId, [command])),
      { fireTimer: { seq } },
    ]);
  }

  firstTimer(): [number, Instant] | undefined {
    return [...this.timers].sort((a, b) => a[1] - b[1])[0];
  }

  /** The state after the last step. */
  get state(): Kinds[N]['state'] {
    return this.steps.at(-1)!.state;
  }

  private async fire(seq: number): Promise<void> {
    this.timers.delete(seq);
    await this.activate([{ fireTimer: { seq } }]);
  }

  private updateJob(name: string, id: string, args: unknown[]): Job {
    return {
      doUpdate: {
        id,
        protocolInstanceId: id,
        name,
        input: args.map(encode),
        runValidator: true,
        headers: {},
        meta: {},
      },
    };
  }

  private async activate(jobs: Job[]): Promise<void> {
    this.activations += 1;
    let next = jobs;
    while (next.length > 0) {
      const activation = coresdk.workflow_activation.WorkflowActivation.fromObject({
        runId: this.runId,
        timestamp: { seconds: Long.fromNumber(Math.floor(this.now / 1000)), nanos: (this.now % 1000) * 1e6 },
        historyLength: 10,
        continueAsNewSuggested: this.continueAsNewSuggested,
        jobs: next,
      });
      const completion = await this.workflow.activate(activation);
      if (completion.failed) {
        this.taskFailure = completion.failed.failure?.message ?? 'unknown';
        throw new Error(`the workflow task failed: ${this.taskFailure}`);
      }
      next = [];
      for (const command of completion.successful?.commands ?? []) {
        const job = await this.obey(command);
        if (job) next.push(job);
      }
    }
  }

  /** Performs a command of the workflow; the answer of a local activity is the next job of the same workflow task. */
  private async obey(command: WorkflowCommand): Promise<Job | undefined> {
    if (command.scheduleLocalActivity) {
      const { seq, arguments: args } = command.scheduleLocalActivity;
      const step = decode(args![0]) as Step<Kinds[N]>;
      this.steps.push(step);
      const result = await this.record(step);
      return { resolveActivity: { seq, isLocal: true, result: { completed: { result: encode(result) } } } };
    }
    if (command.startTimer) {
      const { seq, startToFireTimeout } = command.startTimer;
      const ms = Number(startToFireTimeout!.seconds ?? 0) * 1000 + (startToFireTimeout!.nanos ?? 0) / 1e6;
      this.timers.set(seq!, this.now + ms);
      this.timersStarted += 1;
    }
    if (command.cancelTimer) this.timers.delete(command.cancelTimer.seq!);
    if (command.updateResponse) this.answer(command.updateResponse);
    if (command.completeWorkflowExecution) this.ended = 'completed';
    if (command.failWorkflowExecution) this.ended = 'failed';
    if (command.continueAsNewWorkflowExecution) {
      this.ended = 'continuedAsNew';
      this.nextInput = decode(command.continueAsNewWorkflowExecution.arguments![0]) as Beginning<Kinds[N]>;
    }
    return undefined;
  }

  private answer(response: coresdk.workflow_commands.IUpdateResponse): void {
    const id = response.protocolInstanceId!;
    const known = this.outcomes.get(id);
    if (response.accepted) this.outcomes.set(id, { accepted: true });
    else if (response.completed)
      this.outcomes.set(id, { accepted: true, result: decode(response.completed) });
    else if (response.rejected) {
      const code = response.rejected.applicationFailureInfo?.type ?? response.rejected.message ?? 'unknown';
      this.outcomes.set(id, { accepted: known?.accepted ?? false, code });
    }
  }
}
