export { type ApplicationRow, type EventRow, findApplication, findEvents } from './queries/application.query';
export {
  type ApplicationLine,
  type ApplicationsWanted,
  findApplicationLines,
  findApplicationPage,
  type PlaceInList,
} from './queries/applications.query';
export { type CommandTarget, findCommandTarget } from './queries/command-target.query';
export {
  createDraft,
  deleteDraft,
  type DraftContent,
  settleDraft,
  type SettledContent,
  updateDraft,
  type WrittenDraft,
} from './queries/draft.query';
export { type UnitContent, UnitFixed } from './queries/unit.query';
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
} from './queries/file.query';
export { findCandidates, findNames, findPeople, type PersonRow } from './queries/people.query';
export {
  type BaselineRow,
  findProgrammeFacts,
  findReportingFacts,
  type ProgrammeFacts,
  type ReportingFacts,
} from './queries/programme.query';
export * from './queries/cells.query';
export * from './queries/year-papers.query';
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
} from './queries/rehearsal.query';
export { findLatestProgramme, findVersionInForce } from './queries/rule-set.query';
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
} from './queries/session.query';
export type { Reader } from './queries/scope';
export {
  findTaskLines,
  findWorklistPage,
  type PlaceOfTask,
  type TaskLine,
  type TasksWanted,
} from './queries/worklist.query';
export {
  type CaseRow,
  type DutyRow,
  findCaseDays,
  findCases,
  findOpenDuties,
  findSuspects,
} from './queries/board.query';
export {
  type Audience,
  type DueRow,
  findAudience,
  findDueBefore,
  type ForeseenNotices,
} from './queries/board-forecast.query';
export { type EditionRow, findEditions } from './queries/calendars.query';
export { chooseDigest, findOwnChoices, type OwnChoices } from './queries/me.query';
export { findDemoAccounts } from './queries/demo-accounts.query';
export {
  addDutyFile,
  type ContributionRow,
  countDutyFiles,
  type DutyEventRow,
  type DutyTarget,
  findContributions,
  findDueObligations,
  findDutyEvents,
  findDutyFile,
  findDutyFiles,
  findDutyTarget,
  findObligation,
  findObligations,
  findOpenObligations,
  type ObligationRow,
  type ObligationsWanted,
  type OpenObligation,
} from './queries/obligations.query';
export { findInspectionDays, findInspections, type InspectionRow } from './queries/inspections.query';
export {
  countUnreadNotices,
  findNotices,
  findNoticeSubjects,
  type NoticeRow,
  type NoticesWanted,
  type NoticeSubject,
  readNotices,
} from './queries/notices.query';
export {
  findDocumentDate,
  findTypeProgress,
  findYearLines,
  findYearPlaces,
  type TypeProgress,
  type YearLine,
  type YearPart,
} from './queries/year-cells.query';
export { findStories, findStoryPlaces, type StoryRow } from './queries/stories.query';
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
} from './queries/accounts.query';
export {
  findLatestVersion,
  findVersions,
  type NewVersion,
  orderRules,
  publishRuleSet,
  type VersionRow,
} from './queries/settings.query';
export {
  type BesideRow,
  findBeside,
  findHeads,
  findLinked,
  findUnlinked,
  findYearRules,
  type LinkedRow,
  noteDisclosure,
} from './queries/evidence.query';
export {
  findRoots,
  findSealedYears,
  findSeals,
  type HeadRow,
  type RootRow,
  sealDay,
  type SealRow,
} from './queries/seals.query';
