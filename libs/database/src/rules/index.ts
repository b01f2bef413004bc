export {
  currentCalendar,
  type CurrentCalendar,
  type NewEdition,
  publishCalendar,
  readCalendar,
} from './calendar.query';
export { Directories, type Directory, type TypeInYear, type TypeOf } from './directory';
export { findEditions } from './calendars.query';
export { findProposalBody, findProposals, leaveProposal, type ProposalRow } from './proposals.query';
export { type ProgrammeTimeRow, endMove, findProgrammeTime, setProgrammeTime } from './rehearsal.query';
export {
  findLatestVersion,
  findOpenRuleOrders,
  findRuleSetBody,
  findVersions,
  finishRuleOrder,
  type NewVersion,
  type OpenRuleOrder,
  orderRules,
  publishRuleSet,
  type TakenProposal,
  type VersionRow,
} from './settings.query';
