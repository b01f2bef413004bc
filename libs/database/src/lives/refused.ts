/**
 * The record is older than its workflow, as after a restored backup. The record is never overwritten; a person must
 * look.
 */
export class RecordBehindWorkflow extends Error {}

/** The record refuses the act for good, for the reason `code`; nothing was written. */
export class RefusedByRecord extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}
