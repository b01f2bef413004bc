import { APPLICATION_LIFE, type ApplicationTypes } from './application/life';
import { CELL_LIFE, type CellTypes } from './cell/life';
import type { Kind, Life } from './life';
import { OBLIGATION_LIFE, type ObligationTypes } from './obligation/life';
import { YEAR_LIFE, type YearTypes } from './year/life';

/** The kinds of long-lived things by name: the name of their workflow, and the prefix of a workflow's id. */
export interface Kinds {
  application: ApplicationTypes;
  obligation: ObligationTypes;
  programme: YearTypes;
  cell: CellTypes;
}

export type KindName = keyof Kinds;

/** What code that handles every kind must know about one. */
export interface LivesRow<K extends Kind> {
  life: Life<K>;
  /** The thing's business id: the number of an application or of a cell, an obligation's key, a year. */
  nameOf(state: K['state']): string;
  /** The activity under which its steps are recorded; histories hold these names. */
  activity: string;
}

/** One row per kind; a new long-lived thing begins here. */
export const LIVES: { readonly [N in KindName]: LivesRow<Kinds[N]> } = {
  application: { life: APPLICATION_LIFE, nameOf: ({ number }) => number, activity: 'recordEvents' },
  obligation: { life: OBLIGATION_LIFE, nameOf: ({ key }) => key, activity: 'recordDuty' },
  programme: { life: YEAR_LIFE, nameOf: ({ year }) => String(year), activity: 'recordYear' },
  cell: { life: CELL_LIFE, nameOf: ({ number }) => number, activity: 'recordCell' },
};

export const KIND_NAMES = Object.keys(LIVES) as readonly KindName[];

/** The id of the workflow that is the only writer of a thing: kind + business id. */
export function workflowIdOf({ kind, name }: { kind: KindName; name: string | number }): string {
  return `${kind}-${name}`;
}
