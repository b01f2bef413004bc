/** PostgreSQL knows less than the workflow does: an old backup. Never written over; a person must look. */
export class RecordBehindWorkflow extends Error {}

/** The act can never take effect, for a reason that only the record knows; nothing was written. */
export class RefusedByRecord extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}
