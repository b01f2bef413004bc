import { recordDuty, recordEvents, recordYear } from '@app/database';
import type {
  ApplicationActivities,
  RecordRequest,
  RecordResult,
} from '@app/workflows/application/application.activities';
import type {
  ObligationActivities,
  RecordObligationRequest,
  RecordObligationResult,
} from '@app/workflows/obligation/obligation.activities';
import type {
  YearActivities,
  RecordYearRequest,
  RecordYearResult,
} from '@app/workflows/year/year.activities';
import type { Pool } from 'pg';

/** Everything that workflows ask of this process. */
export type Activities = ApplicationActivities & ObligationActivities & YearActivities;

/** What applications, obligations and programme years ask to be written down. */
export class RecordActivities implements Activities {
  constructor(private readonly pool: Pool) {}

  /** Writes one step of an application in one transaction; run twice it changes nothing. */
  async recordEvents(request: RecordRequest): Promise<RecordResult> {
    return recordEvents(this.pool, request);
  }

  /** The same for an obligation of the office. */
  async recordDuty(request: RecordObligationRequest): Promise<RecordObligationResult> {
    return recordDuty(this.pool, request);
  }

  /** The same for a programme year, weighed under its lock. */
  async recordYear(request: RecordYearRequest): Promise<RecordYearResult> {
    return recordYear(this.pool, request);
  }

  /** By name, as a worker takes them. */
  all(): Activities {
    return {
      recordEvents: this.recordEvents.bind(this),
      recordDuty: this.recordDuty.bind(this),
      recordYear: this.recordYear.bind(this),
    };
  }
}
