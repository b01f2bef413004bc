import type { Stage } from '@app/domain';
import type { TypeInYear } from '../rules/directory';

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
  /** The last place of the previous page. */
  after?: PlaceInList;
  limit: number;
}

/** The place of an application in the list. `moment` keeps the full precision of PostgreSQL. */
export interface PlaceInList {
  moment: string;
  id: string;
}
