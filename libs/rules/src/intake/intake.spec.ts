import { DomainError, itemsOf } from '@app/domain';
import { marksFor } from '../../../../test/support/drive';
import {
  findCellType,
  findOtherType,
  formFaults,
  formFieldsOf,
  pinnedRulesFor,
  rubricOf,
  ruleSet2024,
  selfScoreOf,
} from '../index';

const otherType = (code: string, name: string, form = {}) =>
  findOtherType(ruleSet2024, code, { name, form })?.code;

describe('a unit filed as 公共机构', () => {
  it.each([
    ['渝北区实验中学', 'SCHOOL'],
    ['重庆市渝北中学校', 'SCHOOL'],
    ['渝北区空港新城小学（东校区）', 'SCHOOL'],
    ['渝北区 两江 幼儿园（总园）', 'SCHOOL'],
    ['渝北区人民医院', 'HOSPITAL'],
    ['渝北区妇幼保健院', 'HOSPITAL'],
    ['渝北区大湾镇卫生院', 'HOSPITAL'],
  ])('%s belongs to %s', (name, code) => {
    expect(otherType('PUBLIC_INSTITUTION', name)).toBe(code);
  });

  it('that says it is a school belongs to the schools, whatever its name', () => {
    expect(otherType('PUBLIC_INSTITUTION', '渝北区教师发展中心', { unitKind: 'school' })).toBe('SCHOOL');
  });

  it.each(['渝北区图书馆', '渝北区机关事务管理中心', '渝北区学校后勤服务中心', '渝北区医院管理中心'])(
    '%s is right there',
    (name) => {
      expect(otherType('PUBLIC_INSTITUTION', name)).toBeUndefined();
    },
  );

  it('is data on row 5, and no other row has it', () => {
    const withRule = ruleSet2024.cellTypes.filter((type) => type.excludes);
    expect(withRule.map((type) => type.no)).toEqual([5]);
    expect(otherType('SCHOOL', '渝北区实验中学')).toBeUndefined();
    expect(otherType('RESTAURANT_HOTEL', '渝北区人民医院')).toBeUndefined();
  });
});

describe('an application form', () => {
  const faults = (form: object, code = 'SCHOOL') =>
    formFaults(ruleSet2024, code, form as Record<string, unknown>).map((fault) => [fault.field, fault.code]);

  it('needs the signed commitment and nothing else', () => {
    expect(faults({ commitment: true })).toEqual([]);
    expect(faults({})).toEqual([['commitment', 'fieldMissing']]);
    expect(faults({ commitment: false })).toEqual([['commitment', 'notConfirmed']]);
    expect(faults({ commitment: '是' })).toEqual([['commitment', 'fieldWrongKind']]);
  });

  it('checks the other fields that are filled in', () => {
    const good = { commitment: true, hazardousWasteTonnes: 92.5, unitKind: 'enterprise', scale: '1200 人' };
    expect(faults({ ...good, anything: 1 }, 'FACTORY')).toEqual([]);
    const bad = { ...good, hazardousWasteTonnes: -1, unitKind: 'castle', scale: 1200 };
    expect(faults(bad, 'FACTORY')).toEqual([
      ['unitKind', 'choiceUnknown'],
      ['scale', 'fieldWrongKind'],
      ['hazardousWasteTonnes', 'fieldOutOfRange'],
    ]);
  });

  it('asks some things of some types only', () => {
    const ids = (code: string) => formFieldsOf(ruleSet2024, code).map((field) => field.id);
    expect(ids('FACTORY')).toContain('hazardousWasteTonnes');
    expect(ids('SCHOOL')).not.toContain('hazardousWasteTonnes');
    expect(faults({ commitment: true, hazardousWasteTonnes: -1 }, 'FACTORY')).toHaveLength(1);
  });
});

describe('an unknown type', () => {
  it('is not found, and has no rules to pin', () => {
    expect(findCellType(ruleSet2024, 'CASTLE')).toBeUndefined();
    expect(() => pinnedRulesFor(ruleSet2024, 'CASTLE')).toThrow(DomainError);
  });
});

describe('a self-score', () => {
  const type = findCellType(ruleSet2024, 'SCHOOL')!;
  const items = itemsOf(rubricOf(ruleSet2024, type.rubric));
  const full = marksFor(items, 'passed');

  it('is what the marks of the unit come to, out of 100', () => {
    expect(selfScoreOf(ruleSet2024, 'SCHOOL', full)).toBe(100);
    const [item] = items.filter(({ kind }) => kind === 'SCORED');
    expect(selfScoreOf(ruleSet2024, 'SCHOOL', { ...full, [item!.id]: item!.max! - 1.5 })).toBe(98.5);
  });

  it('is asked for once: no field of the form asks for it again', () => {
    expect(ruleSet2024.form.filter(({ id, name }) => id === 'selfScore' || name.includes('自评'))).toEqual(
      [],
    );
  });

  it('is none without marks, with marks of another rubric, or of a type that is not there', () => {
    expect(selfScoreOf(ruleSet2024, 'SCHOOL', {})).toBeNull();
    expect(selfScoreOf(ruleSet2024, 'FACTORY', full)).toBeNull();
    expect(selfScoreOf(ruleSet2024, 'X', full)).toBeNull();
  });
});
