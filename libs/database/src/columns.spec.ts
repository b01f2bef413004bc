import { columnsOf, jsonOf } from './columns';
import { AccountEntity, DepartmentEntity, UnitEntity } from './entities';

describe('the columns of an entity in a statement', () => {
  it('bear their names in code', () => {
    expect(columnsOf(DepartmentEntity, 'd')).toBe(
      'd.id AS "id", d.name AS "name", d.full_name AS "fullName", d.begins_on AS "beginsOn"',
    );
    expect(columnsOf(AccountEntity, 'u')).toContain('u.department_id AS "department"');
  });

  it('are without what is loaded only when asked for, and what is no column', () => {
    expect(columnsOf(AccountEntity, 'u')).not.toMatch(/password_hash|sessions/);
    expect(jsonOf(UnitEntity, 'u')).not.toMatch(/created_by|name_grams/);
  });

  it('are empty texts in JSON where there is no row, unless they may be null', () => {
    const json = jsonOf(UnitEntity, 'u');
    expect(json).toContain(`'id', u.id, 'name', coalesce(u.name, ''), 'creditCode', u.credit_code`);
  });
});
