import type {
  Application,
  ApplicationEvent,
  Obligation,
  ObligationEvent,
  ObligationRules,
  PinnedRules,
  Year,
  YearEvent,
  YearRules,
} from '@app/domain';
import type { RecordRequest, RecordResult } from '@app/workflows/application/application.activities';
import type { Answer } from '@app/workflows/application/application.messages';
import type {
  RecordObligationRequest,
  RecordObligationResult,
} from '@app/workflows/obligation/obligation.activities';
import type { ObligationAnswer } from '@app/workflows/obligation/obligation.messages';
import type { RecordYearRequest, RecordYearResult } from '@app/workflows/year/year.activities';
import type { YearAnswer } from '@app/workflows/year/year.messages';
import type { Step, StepResult } from '@app/workflows/single-writer';

/** A shelf that behaves like PostgreSQL: compare-and-set on seq, one effect per command id. */
class Shelf<State extends { seq: number }, Event, Rules, Answer extends object> {
  readonly events: Event[] = [];
  offset = 0;
  private readonly answers = new Map<string, { answer: Answer; bodyHash: string }>();
  private stored?: State;

  constructor(private rules: Rules) {}

  get state(): State | undefined {
    return this.stored;
  }

  write(step: Omit<Step<State, Event, Rules, Answer>, 'nextClockAt'>): StepResult<State, Rules, Answer> {
    const { state, events, command, rules } = step;
    const { stored, offset } = this;
    const known = command && this.answers.get(command.id);
    if (stored && (known || events.length === 0 || state.seq - events.length !== stored.seq)) {
      const answer = known && { ...known.answer, bodyHash: known.bodyHash };
      return { status: 'ahead', state: stored, rules: this.rules, offset, answer };
    }
    this.stored = state;
    this.rules = rules ?? this.rules;
    this.events.push(...events);
    if (command) this.answers.set(command.id, command);
    return { status: 'recorded', offset };
  }
}

/** What records an application's steps in place of PostgreSQL. */
export function recorder(rules: PinnedRules) {
  const shelf = new Shelf<Application, ApplicationEvent, PinnedRules, Answer>(rules);
  return {
    events: shelf.events,
    set offset(value: number) {
      shelf.offset = value;
    },
    get app() {
      return shelf.state;
    },
    record({ app: state, ...step }: RecordRequest): RecordResult {
      const result = shelf.write({ state, ...step });
      if (result.status === 'recorded') return result;
      const { state: app, ...rest } = result;
      return { ...rest, app } as RecordResult;
    },
  };
}

/** What records an obligation's steps in place of PostgreSQL. */
export function obligationRecorder(rules: ObligationRules) {
  const shelf = new Shelf<Obligation, ObligationEvent, ObligationRules, ObligationAnswer>(rules);
  return {
    events: shelf.events,
    set offset(value: number) {
      shelf.offset = value;
    },
    get obligation() {
      return shelf.state;
    },
    record({ obligation: state, ...step }: RecordObligationRequest): RecordObligationResult {
      const result = shelf.write({ state, ...step });
      if (result.status === 'recorded') return result;
      const { state: obligation, ...rest } = result;
      return { ...rest, obligation } as RecordObligationResult;
    },
  };
}

/** What records a programme year's steps in place of PostgreSQL; `refuse` stands for figures that do not allow one. */
export function yearRecorder(
  rules: YearRules,
  refuse?: (request: RecordYearRequest) => RecordYearResult | undefined,
) {
  const shelf = new Shelf<Year, YearEvent, YearRules, YearAnswer>(rules);
  return {
    events: shelf.events,
    get year() {
      return shelf.state;
    },
    record(request: RecordYearRequest): RecordYearResult {
      const refusal = refuse?.(request);
      if (refusal) return refusal;
      const { year: state, ...step } = request;
      const result = shelf.write({ state, ...step });
      if (result.status === 'recorded') return result;
      const { state: year, ...rest } = result;
      return { ...rest, year } as RecordYearResult;
    },
  };
}
