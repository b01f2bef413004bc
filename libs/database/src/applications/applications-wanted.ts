import type { Stage } from '@app/domain';

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
  /** Types whose name says what `q` says: theirs are found too. */
  typesNamed?: string[];
  /** Where the page before ended. */
  after?: PlaceInList;
  limit: number;
}

/** Where an application stands in the list; the moment in full precision. */
export interface PlaceInList {
  moment: string;
  id: string;
}
