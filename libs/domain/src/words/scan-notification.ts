import type { Instant } from '../calendar/civil-date';

/** The kinds of the notifications about the virus scan. */
export type ScanNotificationKind = 'fileInfected' | 'scannerSilent';

/** What the uploader of an infected file is told, kept with the mail. */
export interface InfectedFilePayload {
  file: string;
  /** Where the file was uploaded, in words: the application with its number and unit. */
  place: string;
  /** The address of its page in the portal. */
  path: string;
}

/** What the office is told of a scanner that does not answer, kept with the mail. */
export interface SilentScannerPayload {
  /** Since when, in ms of programme time. */
  since: Instant;
}

export type ScanNotificationPayload = InfectedFilePayload | SilentScannerPayload;
