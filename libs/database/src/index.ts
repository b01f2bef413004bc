export { createPool } from './connection/pool';
export { createDataSource, ENTITIES } from './data-source';
export {
  AccountEntity,
  AccountEventEntity,
  CalendarEditionEntity,
  DepartmentEntity,
  FileEntity,
  RuleSetEntity,
  SessionEntity,
  UnitEntity,
} from './entities';
export { ChangedMigration, migrate } from './migrate';
export { inTransaction } from './connection/transaction';
export { withLock } from './connection/lock';
export { withActor } from './connection/with-actor';
export * from './accounts';
export * from './applications';
export * from './applications/earlier';
export * from './applications/units';
export * from './cells';
export * from './district';
export * from './evidence';
export * from './files';
export * from './lives';
export * from './mail';
export * from './obligations';
export * from './rules';
export * from './worklists';
export * from './years';
