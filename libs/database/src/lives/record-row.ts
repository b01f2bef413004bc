import type { Actor, Kind, Step } from '@app/domain';
import type { Pool } from 'pg';
import type { Put } from '../worklists/scope';

/** How one kind of life is recorded. */
export interface RecordRow<K extends Kind> {
  /** Its table, with the columns `id`, `seq`, `state`, `rules`, `is_open`, `next_clock_at`. */
  table: string;
  /** The column with the business id. */
  name: string;
  idType: 'uuid' | 'text';
  /** The column of `command` and `command_input` that says what a command is about. */
  commandOf: string;
  commandOfType: 'uuid' | 'int';
  /** Whether it counts working days by a pinned calendar, whose version is in `calendar_version`. */
  hasCalendar: boolean;
  /** The alias of its table in `visibleTo`. */
  alias: string;
  /** SQL: whether a person may see a life of this kind. */
  visibleTo(viewer: Actor, put: Put): string;
  /**
   * Writes a step in one transaction. Returns programme time minus real time (ms), or undefined when the row was not at
   * the seq where the step begins.
   */
  write(pool: Pool, step: Step<K>): Promise<number | undefined>;
  /** The refusal when a step begins at seq 0 and no row is stored. */
  missing(step: Step<K>): string;
  /** The refusal by violated constraint. */
  refusals: Record<string, string>;
  /** Constraints besides `command_pkey` that a repeated step violates; the step is then already stored. */
  alreadyThere: string[];
}
