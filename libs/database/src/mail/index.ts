export type { DigestItem, DigestPayload } from './digest';
export { queueDigests } from './digest.query';
export {
  type CellMailFactsRow,
  findCellMailFacts,
  findDepartmentMailFacts,
  findDigest,
  findMailFacts,
  findObligationMailFacts,
  findProposalMailFacts,
  findScanMailFacts,
  findYearMailFacts,
  type MailFactsRow,
  type ObligationMailFactsRow,
} from './mail-facts.query';
export {
  countUnreadNotifications,
  findNotifications,
  findNotificationSubjects,
  type NotificationRow,
  type NotificationSubject,
  type NotificationsWanted,
  readNotices,
} from './notifications.query';
export {
  findUndelivered,
  findUndeliveredLetters,
  type LetterContent,
  type Undelivered,
  type UndeliveredLetter,
} from './undelivered.query';
