export { AccountEventEntity } from './accounts/account-event.entity';
export { AccountEntity } from './accounts/account.entity';
export { DepartmentEntity } from './accounts/department.entity';
export { SessionEntity } from './accounts/session.entity';
export { UnitEntity } from './applications/unit.entity';
export { FileEntity } from './files/file.entity';
export { CalendarEditionEntity } from './rules/calendar-edition.entity';
export { RuleSetEntity } from './rules/rule-set.entity';
