export { handsOfPart } from './hands-of-part';
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
  type ObligationEventRow,
  type ObligationRow,
  type ObligationsWanted,
} from './obligations.query';
export {
  countRuleSets,
  findKnownObligations,
  findObligationYears,
  findPlannedByOtherYear,
  type ObligationOfOtherRules,
  type ObligationYear,
} from './planned-obligations.query';
