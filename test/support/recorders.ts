import type { Answered, Kind, Refusal, Step, StepResult } from '@app/domain';

/**
 * Records the steps of a life in place of PostgreSQL, with the same behaviour: compare-and-set on seq, one effect per
 * command id. `refuse` stands for a record that does not allow a step.
 */
export class Recorder<K extends Kind> {
  readonly events: K['event'][] = [];
  /** Programme time minus real time, in ms. */
  offset = 0;
  state?: K['state'];
  private readonly answers = new Map<string, Answered<K>>();

  constructor(
    private rules: K['rules'],
    private readonly refuse: (step: Step<K>) => Refusal | undefined = () => undefined,
  ) {}

  readonly record = (step: Step<K>): StepResult<K> => {
    const { state: stored = null, offset } = this;
    const refusal = this.refuse(step);
    if (refusal) return { status: 'refused', ...refusal, state: stored, offset };
    const { state, events, command, rules } = step;
    const answer = command && this.answers.get(command.id);
    if (stored && (answer || events.length === 0 || state.seq - events.length !== stored.seq)) {
      return { status: 'ahead', state: stored, rules: this.rules, offset, answer };
    }
    this.state = state;
    this.rules = rules ?? this.rules;
    this.events.push(...events);
    if (command) this.answers.set(command.id, { ...command.answer, bodyHash: command.bodyHash });
    return { status: 'recorded', offset };
  };
}
