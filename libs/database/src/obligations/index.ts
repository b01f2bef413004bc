export {
  addObligationFile,
  type ContributionRow,
  countObligationFiles,
  findContributions,
  findObligation,
  findObligationEvents,
  findObligationFile,
  findObligationFiles,
  findObligations,
  findObligationTarget,
  type ObligationEventRow,
  type ObligationRow,
  type ObligationsWanted,
  type ObligationTarget,
} from './obligations.query';
export { findKnownObligations, findObligationYears, type ObligationYear } from './planned-obligations.query';
