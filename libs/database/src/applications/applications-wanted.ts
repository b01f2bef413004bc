import type { Stage } from '@app/domain';
import type { TypeInYear } from '../rules/directory';
import type { SortBy } from '../worklists/sorting';

/** The columns by which the list can be sorted. */
export type ApplicationColumn = 'unit' | 'number' | 'type' | 'stage' | 'due' | 'updated';

/** What a list asks for; every condition narrows it. */
export interface ApplicationsWanted {
  stage?: Stage;
  cellType?: string;
  department?: string;
  programmeYear?: number;
  waitingFor?: string;
  overdue?: boolean;
  /** Part of the unit's name, or the beginning of the number. */
  q?: string;
  /** Types whose name matches `q`: their applications are found too. */
  typesNamed?: TypeInYear[];
  /** The order; without it the latest change comes first. */
  sort?: SortBy<ApplicationColumn>;
  /** The last place of the previous page. */
  after?: PlaceInList;
  limit: number;
}

/** The place of an application in the list. `key` is what the list is sorted by, in the full precision of PostgreSQL. */
export interface PlaceInList {
  key: string;
  id: string;
}
