/** One application in a bulk act. */
export interface BulkItem {
  applicationId: string;
  /** Display name, such as the name of the unit. */
  name: string;
  number: string;
}
