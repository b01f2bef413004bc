import type { RoleName, RouteName } from '@app/contracts';

/**
 * What a role reaches with a route. `all`: everything that the route is about · `own`: only their own (an
 * applicant’s own application; one that the department leads; one of a unit of the 镇街; one that the inspector is assigned to; an
 * obligation in which the department has a part) · `submitted`: every application except drafts · `-`:
 * nothing (403; 401 without a session). What a role does not reach answers 404.
 */
export type Reach = 'all' | 'own' | 'submitted' | '-';

/** A caller with a role, or `nobody`: a request without a session. */
export type Caller = RoleName | 'nobody';

type Row = Record<Caller, Reach>;

const PUBLIC: Row = row('all', 'all', 'all', 'all', 'all', 'all', 'all', 'all');
const EVERYONE: Row = row('all', 'all', 'all', 'all', 'all', 'all', 'all', '-');
const READERS: Row = row('all', 'all', '-', 'all', 'all', 'all', '-', '-');
/** The lists of cases: a 镇街 has those of its units. */
const CASES: Row = row('all', 'all', 'all', 'all', 'all', 'all', '-', '-');
const READ_CASE: Row = row('own', 'own', 'own', 'own', 'submitted', 'submitted', '-', '-');
const ACT: Row = row('own', 'own', '-', 'own', 'submitted', '-', '-', '-');
const OWN_DRAFT: Row = row('own', '-', '-', '-', '-', '-', '-', '-');
const OVERSEERS: Row = row('-', '-', '-', '-', 'all', 'all', '-', '-');
/** A department reads rows of what it leads; the queries select them. */
const LEADS_AND_OVERSEERS: Row = row('-', 'all', '-', '-', 'all', 'all', '-', '-');
const READ_OBLIGATION: Row = row('-', 'own', '-', '-', 'all', 'all', '-', '-');
/** A named cell: the unit’s own, of the types that the department leads, of the units of the 镇街, whose open check is assigned to the inspector. */
const CELL: Row = row('own', 'own', 'own', 'own', 'all', 'all', '-', '-');
const ACT_ON_OBLIGATION: Row = row('-', 'own', '-', '-', 'all', '-', '-', '-');
const ACCOUNTS_READ: Row = row('-', '-', '-', '-', '-', 'all', 'all', '-');
const ACCOUNTS: Row = row('-', '-', '-', '-', '-', '-', 'all', '-');
const OFFICE: Row = row('-', '-', '-', '-', 'all', '-', '-', '-');

/** Role × route, complete: a route without a row does not compile, and the tests are generated from these rows. */
export const MATRIX: Record<RouteName, Row> = {
  getPortalInfo: PUBLIC,
  login: PUBLIC,
  logout: EVERYONE,
  getMe: EVERYONE,
  updateMe: EVERYONE,
  changePassword: EVERYONE,
  listAccounts: ACCOUNTS_READ,
  createAccount: row('-', '-', '-', '-', 'all', '-', 'all', '-'),
  getAccount: ACCOUNTS_READ,
  changeAccount: ACCOUNTS,
  actOnAccount: ACCOUNTS,
  listAccountEvents: ACCOUNTS_READ,
  listNotices: EVERYONE,
  readNotices: EVERYONE,
  listCellTypes: EVERYONE,
  listDepartments: EVERYONE,
  listUnits: row('-', 'all', 'all', '-', 'all', 'all', '-', '-'),
  getUnit: row('own', 'own', 'own', '-', 'all', 'all', '-', '-'),
  previewMerge: OFFICE,
  actOnUnit: OFFICE,
  listTowns: EVERYONE,
  changeTowns: OFFICE,
  getTownRegister: OVERSEERS,
  previewTownChange: OFFICE,
  recordTownChange: OFFICE,
  takeBackTownChange: OFFICE,
  listPeople: row('-', 'own', '-', 'own', 'submitted', '-', '-', '-'),
  createApplication: row('all', '-', '-', '-', '-', '-', '-', '-'),
  listApplications: CASES,
  getApplication: READ_CASE,
  updateApplication: OWN_DRAFT,
  deleteApplication: OWN_DRAFT,
  listEvents: READ_CASE,
  getForecast: READ_CASE,
  recommendApplication: row('-', '-', 'own', '-', '-', '-', '-', '-'),
  act: ACT,
  actInBulk: row('all', 'all', '-', 'all', 'all', '-', '-', '-'),
  uploadFile: ACT,
  getFile: READ_CASE,
  deleteFile: OWN_DRAFT,
  listTasks: READERS,
  listInspections: row('-', 'all', '-', 'all', 'all', 'all', '-', '-'),
  getBoard: OVERSEERS,
  getBoardForecast: OVERSEERS,
  listObligations: LEADS_AND_OVERSEERS,
  createObligation: OFFICE,
  getObligation: READ_OBLIGATION,
  actOnObligation: ACT_ON_OBLIGATION,
  getAssembly: READ_OBLIGATION,
  uploadDutyFile: ACT_ON_OBLIGATION,
  getDutyFile: READ_OBLIGATION,
  listCells: CASES,
  getCell: CELL,
  actOnCell: row('own', 'own', '-', 'own', 'all', '-', '-', '-'),
  uploadCheckFile: row('-', 'own', '-', 'own', 'all', '-', '-', '-'),
  getCheckFile: CELL,
  getVirusScan: OVERSEERS,
  getSettings: OVERSEERS,
  changeSettings: OFFICE,
  applySettings: OFFICE,
  listProposals: OVERSEERS,
  getProposal: OVERSEERS,
  takeProposal: OFFICE,
  leaveProposal: OFFICE,
  getDistrict: OVERSEERS,
  changeDistrict: OFFICE,
  getDepartmentRegister: OVERSEERS,
  previewDepartmentChange: OFFICE,
  recordDepartmentChange: OFFICE,
  previewTakeBack: OFFICE,
  takeBackDepartmentChange: OFFICE,
  listCalendars: EVERYONE,
  getCalendar: EVERYONE,
  publishCalendar: OFFICE,
  importCalendar: OFFICE,
  getProgramme: READERS,
  actOnProgramme: OFFICE,
  getCarryOver: OVERSEERS,
  supposeProgramme: OVERSEERS,
  listLedger: OVERSEERS,
  listReports: OVERSEERS,
  getReport: OVERSEERS,
  importResults: OFFICE,
  listEarlierImports: OVERSEERS,
  exportEarlierSheet: OFFICE,
  importEarlier: OFFICE,
  previewClosing: OVERSEERS,
  listAdjustments: OVERSEERS,
  listYearDrafts: OVERSEERS,
  createYearDraft: OFFICE,
  getYearDraft: OVERSEERS,
  changeYearDraft: OFFICE,
  discardYearDraft: OFFICE,
  publishYearDraft: OFFICE,
  exportYearDraft: OVERSEERS,
  exportProgramme: OVERSEERS,
  getProgrammeSchema: OVERSEERS,
  listLateIntake: OVERSEERS,
  allowLateIntake: OFFICE,
  listCircularScans: READERS,
  uploadCircularScan: OFFICE,
  getCircularScan: READERS,
  removeCircularScan: OFFICE,
  exportApplications: CASES,
  exportTasks: READERS,
  exportBoard: OVERSEERS,
  exportAccounts: ACCOUNTS_READ,
  exportObligations: LEADS_AND_OVERSEERS,
  exportNamedCells: CASES,
  exportInspections: row('-', 'all', '-', 'all', 'all', 'all', '-', '-'),
  exportAssembly: READ_OBLIGATION,
  exportCells: LEADS_AND_OVERSEERS,
  exportProgress: LEADS_AND_OVERSEERS,
  exportNamed: LEADS_AND_OVERSEERS,
  exportNotice: LEADS_AND_OVERSEERS,
  exportLedger: OVERSEERS,
  exportCarryOver: OVERSEERS,
  exportReport: OVERSEERS,
  exportEvidence: OVERSEERS,
  exportChecker: OVERSEERS,
  listSeals: OVERSEERS,
  exportIntervals: LEADS_AND_OVERSEERS,
  exportApplicationForm: READ_CASE,
  exportCaseIntervals: row('own', 'own', '-', 'own', 'submitted', 'submitted', '-', '-'),
  getClock: OFFICE,
  moveClock: OFFICE,
  getLive: PUBLIC,
  getReady: PUBLIC,
  getMetrics: PUBLIC,
  getOpenApi: PUBLIC,
  getDocs: PUBLIC,
};

function row(
  applicant: Reach,
  department: Reach,
  town: Reach,
  inspector: Reach,
  office: Reach,
  auditor: Reach,
  admin: Reach,
  nobody: Reach,
): Row {
  return { applicant, department, town, inspector, office, auditor, admin, nobody };
}
