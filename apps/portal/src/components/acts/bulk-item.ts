/** One of the applications that are acted on together. */
export interface BulkItem {
  applicationId: string;
  /** As the person knows it. */
  name: string;
  number: string;
}
