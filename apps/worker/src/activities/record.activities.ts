import { recordEvents } from '@app/database';
import type {
  ApplicationActivities,
  RecordRequest,
  RecordResult,
} from '@app/workflows/application/application.activities';
import type { Pool } from 'pg';

/** What applications ask to be written down. */
export class RecordActivities implements ApplicationActivities {
  constructor(private readonly pool: Pool) {}

  /** Writes one step in one transaction; run twice it changes nothing. */
  async recordEvents(request: RecordRequest): Promise<RecordResult> {
    return recordEvents(this.pool, request);
  }
}
