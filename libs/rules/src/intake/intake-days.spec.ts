import {
  changedRuleSet,
  formFaults,
  intakeFault,
  intakeOf,
  parseRuleSet,
  ruleDifferences,
  ruleSet2024,
  type RuleChange,
  type RuleSet,
  seededDistrict,
} from '../index';

const rules: RuleSet = {
  ...ruleSet2024,
  intake: {
    ...{ opens: '2024-09-02', closes: '2024-10-31', basis: 'notice' },
    types: [{ cellType: 'HOSPITAL', opens: null, closes: '2024-09-30', basis: 'notice' }],
  },
};

const district = { ...seededDistrict(), contactPhone: '023-12345678' };

describe('intake', () => {
  it('is not limited where the rules say nothing', () => {
    expect(intakeOf(ruleSet2024, 'SCHOOL')).toEqual({ opens: null, closes: null });
    expect(intakeFault(ruleSet2024, 'SCHOOL', '2099-01-01', district)).toBeUndefined();
  });

  it.each([
    ['SCHOOL', '2024-09-01', 'intakeNotOpen'],
    ['SCHOOL', '2024-09-02', undefined],
    ['SCHOOL', '2024-10-31', undefined],
    ['SCHOOL', '2024-11-01', 'intakeClosed'],
    ['HOSPITAL', '2024-08-28', undefined],
    ['HOSPITAL', '2024-09-30', undefined],
    ['HOSPITAL', '2024-10-01', 'intakeClosed'],
  ])('of %s on %s: %s', (type, today, code) => {
    expect(intakeFault(rules, type, today, district)?.code).toBe(code);
  });

  it('states the day and whom to ask', () => {
    expect(intakeFault(rules, 'SCHOOL', '2024-09-01', district)!.detail).toBe(
      '无废学校的申报自 2024-09-02 起受理，现在还不能提交；草稿可以先填好。如有疑问，请联系区无废办（电话 023-12345678）。',
    );
    expect(intakeFault(rules, 'HOSPITAL', '2024-10-01', district)!.detail).toBe(
      '无废医院的申报已于 2024-09-30 截止。确有原因需要补报的，请联系区无废办（电话 023-12345678），经同意后再提交。',
    );
  });

  it('lets a late unit in until the day that the office has set, and never an early one', () => {
    expect(intakeFault(rules, 'SCHOOL', '2024-11-05', district, '2024-11-05')).toBeUndefined();
    expect(intakeFault(rules, 'SCHOOL', '2024-11-06', district, '2024-11-05')?.code).toBe('intakeClosed');
    expect(intakeFault(rules, 'SCHOOL', '2024-09-01', district, '2024-11-05')?.code).toBe('intakeNotOpen');
  });
});

describe('a change of intake', () => {
  const after = (base: RuleSet, intake: RuleChange['intake']) =>
    parseRuleSet(changedRuleSet(base, '2024.2', { intake }).json);

  it('limits all types, or one of them, where the rules said nothing', () => {
    const all = after(ruleSet2024, { all: { opens: null, closes: '2024-10-31', basis: 'notice' } });
    expect(intakeOf(all, 'SCHOOL')).toEqual({ opens: null, closes: '2024-10-31' });
    expect(ruleDifferences(ruleSet2024, all)).toEqual([
      { path: '/intake/closes', from: null, to: '2024-10-31' },
      { path: '/intake/basis', from: 'assumed', to: 'notice' },
    ]);
    const one = after(ruleSet2024, { SCHOOL: { opens: '2024-09-10', closes: null, basis: 'assumed' } });
    expect([intakeOf(one, 'SCHOOL').opens, intakeOf(one, 'HOSPITAL').opens]).toEqual(['2024-09-10', null]);
  });

  it('moves a day, and puts a type under the days of all again', () => {
    const longer = { opens: null, closes: '2024-11-15', basis: 'assumed' } as const;
    expect(intakeOf(after(rules, { HOSPITAL: longer }), 'HOSPITAL').closes).toBe('2024-11-15');
    const same = after(rules, { HOSPITAL: { ...longer, removed: true } });
    expect(intakeOf(same, 'HOSPITAL')).toEqual({ opens: '2024-09-02', closes: '2024-10-31' });
  });

  it.each([
    ['SCHOOL', { opens: '2024-10-02', closes: '2024-10-01' }, 'intakeClosesFirst'],
    ['CASTLE', { opens: null, closes: '2024-10-01' }, 'cellTypeUnknown'],
  ])('is refused for %s with %o', (type, days, code) => {
    expect(() => after(rules, { [type]: { ...days, basis: 'assumed' } })).toThrow(code);
  });
});

describe('a field with a condition', () => {
  const form: RuleSet['form'] = [
    ...ruleSet2024.form,
    {
      ...{ id: 'beds', name: '床位数', kind: 'number', required: true, basis: 'assumed' },
      when: { field: 'unitKind', is: ['hospital'] },
    },
  ];
  const faultsOf = (answers: object) =>
    formFaults({ ...ruleSet2024, form }, 'SCHOOL', { commitment: true, ...answers }).map(
      ({ field }) => field,
    );

  it('is asked for only while the other field has that answer', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ unitKind: 'school' })).toEqual([]);
    expect(faultsOf({ unitKind: 'hospital' })).toEqual(['beds']);
    expect(faultsOf({ unitKind: 'hospital', beds: 30 })).toEqual([]);
    expect(faultsOf({ unitKind: 'school', beds: 'many' })).toEqual([]);
  });
});
