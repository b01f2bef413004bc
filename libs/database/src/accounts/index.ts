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
} from './accounts.query';
export { findDemoAccounts } from './demo-accounts.query';
export { chooseDigest, findOwnChoices, type OwnChoices } from './me.query';
export { findCandidates, findNames, findPeople, type PersonRow } from './people.query';
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
} from './session.query';
