export {
  type AccountChange,
  type AccountsWanted,
  addAccount,
  changeAccount,
  createAccount,
  endSessions,
  findAccountEvents,
  ACCOUNT_KEYS,
  findAccounts,
  inHours,
  type NewAccountRow,
  setAccountActive,
  setPassword,
} from './accounts.query';
export { findCandidates, findNames, findPeople, type PersonRow } from './people.query';
export {
  type Attempt,
  countAttempt,
  findLogin,
  findSessionUser,
  forgiveAttempts,
  tidyUp,
  type UserRow,
} from './session.query';
