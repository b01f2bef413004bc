export {
  currentCalendar,
  type CurrentCalendar,
  findBehindCalendar,
  type LifeRef,
  type NewEdition,
  publishCalendar,
} from './calendar.query';
export { type EditionRow, findEditions } from './calendars.query';
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
} from './rehearsal.query';
export { findLatestYear, findVersionInForce } from './rule-set.query';
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
  type VersionRow,
} from './settings.query';
