import type { Actor, Kind, Step } from '@app/domain';
import type { Pool } from 'pg';
import type { Put } from '../worklists/scope';

/** How one kind of thing stands in the record. */
export interface RecordRow<K extends Kind> {
  /** Its table, with the columns `id`, `seq`, `state`, `rules`, `is_open`, `next_clock_at`. */
  table: string;
  /** The column of the business id. */
  name: string;
  idType: 'uuid' | 'text';
  /** The column of `command` and `command_input` that says what a command is about. */
  commandOf: string;
  commandOfType: 'uuid' | 'int';
  /** It counts working days by a pinned calendar, and says in `calendar_version` by which. */
  hasCalendar: boolean;
  /** Under which name its table stands in `visibleTo`. */
  alias: string;
  /** Whether a person may see a thing of the kind, as SQL. */
  visibleTo(viewer: Actor, put: Put): string;
  /** Writes a step in one transaction; the programme clock's offset (ms), or undefined when the row was not where it begins. */
  write(pool: Pool, step: Step<K>): Promise<number | undefined>;
  /** The refusal of a step that begins from nothing where nothing is stored. */
  missing(step: Step<K>): string;
  /** The refusal that a violated constraint stands for. */
  refusals: Record<string, string>;
  /** Constraints beside `command_pkey` that a repeated step violates: what it says is already stored. */
  alreadyThere: string[];
}
