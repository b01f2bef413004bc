import { type CivilDate, civilDateAt, type Instant } from '../calendar/civil-date';
import type { PinnedRules } from '../rules/rules';
import type { Application, Task } from './application';
import { evolve } from './evolve';
import type { ApplicationEvent, EventBody, RefusalCause } from './events';
import type { Stage } from './stages';
import { tasksOnEntering } from './tasks';

/** One act or one timer in progress: its events so far and the application after them. */
export interface Transition {
  readonly app: Application;
  readonly rules: PinnedRules;
  /** Today in Asia/Shanghai. */
  readonly on: CivilDate;
  readonly events: ApplicationEvent[];
  happen(body: EventBody): void;
  /** Enters a stage with its opening tasks; their clocks begin on a day (default: today). */
  enter(stage: Stage, from?: CivilDate, tasks?: Task[]): void;
  /** 不通过: ends the application. */
  refuse(cause: RefusalCause): void;
}

/** Starts a transition at a moment (ms of programme time) by a user id or `system`. */
export function beginTransition(start: Application, rules: PinnedRules, at: Instant, by: string): Transition {
  const on = civilDateAt(at);
  const events: ApplicationEvent[] = [];
  let app = start;
  const transition: Transition = {
    get app() {
      return app;
    },
    rules,
    on,
    events,
    happen(body) {
      const event: ApplicationEvent = { ...body, seq: app.seq + 1, at, by };
      app = evolve(app, event);
      events.push(event);
    },
    enter(stage, from = on, tasks = tasksOnEntering(stage, rules, from)) {
      transition.happen({ type: 'stageEntered', stage, tasks });
    },
    refuse(cause) {
      transition.happen({ type: 'refused', cause });
      transition.enter('refused');
    },
  };
  return transition;
}
