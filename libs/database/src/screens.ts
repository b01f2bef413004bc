export {
  type ApplicationRow,
  type EventRow,
  findApplication,
  findEvents,
} from './applications/application.query';
export {
  type ApplicationLine,
  type ApplicationsWanted,
  findApplicationLines,
  findApplicationPage,
  type PlaceInList,
} from './applications/applications.query';
export { type CommandTarget, findCommandTarget } from './lives/command-target.query';
export {
  createDraft,
  deleteDraft,
  type DraftContent,
  settleDraft,
  type SettledContent,
  updateDraft,
  type WrittenDraft,
} from './applications/draft.query';
export { type UnitContent, UnitFixed } from './applications/unit.query';
export {
  addFile,
  type EvidenceRow,
  type FilePlace,
  type FileRow,
  findFile,
  findFiles,
  findSentFile,
  findShelf,
  type NewFile,
  removeDraftFile,
  type SentFile,
  type Shelf,
} from './files/file.query';
export { findCandidates, findNames, findPeople, type PersonRow } from './accounts/people.query';
export {
  type BaselineRow,
  findYearDocumentFacts,
  findReportingFacts,
  type YearDocumentFacts,
  type ReportingFacts,
} from './years/year-document-facts.query';
export * from './applications/cells.query';
export * from './years/year-documents.query';
export {
  type ClockRow,
  countDue,
  endMove,
  findClock,
  findDue,
  findNextMoment,
  findOpen,
  type OpenApplication,
  setClock,
  underLock,
} from './rules/rehearsal.query';
export { findLatestYear, findVersionInForce } from './rules/rule-set.query';
export {
  type Attempt,
  closeSession,
  countAttempt,
  findLogin,
  findSessionUser,
  forgiveAttempts,
  openSession,
  tidyUp,
  touchSession,
  type UserRow,
} from './accounts/session.query';
export type { Reader } from './worklists/scope';
export {
  findTaskLines,
  findWorklistPage,
  type PlaceOfTask,
  type TaskLine,
  type TasksWanted,
} from './worklists/worklist.query';
export {
  type CaseRow,
  type ObligationHolderRow,
  findCaseDays,
  findCases,
  findObligationHolders,
  findSuspects,
} from './worklists/board.query';
export {
  type Audience,
  type DueRow,
  findAudience,
  findDueBefore,
  type ForeseenNotifications,
} from './worklists/board-forecast.query';
export { type EditionRow, findEditions } from './rules/calendars.query';
export { chooseDigest, findOwnChoices, type OwnChoices } from './accounts/me.query';
export { findDemoAccounts } from './accounts/demo-accounts.query';
export {
  addObligationFile,
  type ContributionRow,
  countObligationFiles,
  type ObligationEventRow,
  type ObligationTarget,
  findContributions,
  findDueObligations,
  findObligationEvents,
  findObligationFile,
  findObligationFiles,
  findObligationTarget,
  findObligation,
  findObligations,
  findOpenObligations,
  type ObligationRow,
  type ObligationsWanted,
  type OpenObligation,
} from './obligations/obligations.query';
export { findInspectionDays, findInspections, type InspectionRow } from './applications/inspections.query';
export {
  countUnreadNotifications,
  findNotifications,
  findNotificationSubjects,
  type NotificationRow,
  type NotificationsWanted,
  type NotificationSubject,
  readNotices,
} from './mail/notifications.query';
export {
  findDocumentDate,
  findTypeProgress,
  findYearLines,
  findYearPlaces,
  type TypeProgress,
  type YearLine,
  type YearPart,
} from './years/year-cells.query';
export { findStories, findStoryPlaces, type StoryRow } from './applications/case-histories.query';
export {
  type AccountChange,
  type AccountEventRow,
  type AccountRow,
  type AccountsWanted,
  changeAccount,
  createAccount,
  endSessions,
  findAccount,
  findAccountEvents,
  findAccounts,
  findPasswordHash,
  type NewAccountRow,
  setAccountActive,
  setPassword,
} from './accounts/accounts.query';
export {
  findLatestVersion,
  findVersions,
  type NewVersion,
  orderRules,
  publishRuleSet,
  type VersionRow,
} from './rules/settings.query';
export {
  type BesideRow,
  findBeside,
  findHeads,
  findLinked,
  findUnlinked,
  findYearRules,
  type LinkedRow,
  noteDisclosure,
} from './evidence/evidence.query';
export {
  findRoots,
  findSealedYears,
  findSeals,
  type HeadRow,
  type RootRow,
  sealDay,
  type SealRow,
} from './evidence/seals.query';
