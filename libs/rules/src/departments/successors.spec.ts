import type { DepartmentRegister } from '@app/domain';
import { nextYearOf, programmeFaults, ruleSet2024 } from '../index';
import { dissolvedFaults, notBegunFaults } from './faults';
import { departmentsNamedIn } from './places';
import { besideOffice, successionsIn, withListed, withSuccessors } from './successors';

type Parts = Record<string, any>;

const DAY = '2025-03-03';
const ends = (...rows: [id: string, successor: string | null, among?: string[]][]) =>
  rows.map(([id, successor, among], i) => ({
    ...{ id, number: i + 1, on: '2025-02-01', successor },
    ...(among && { among }),
  }));
const register = (
  endings: ReturnType<typeof ends>,
  ...added: [id: string, name: string][]
): DepartmentRegister => ({
  first: [
    ...ruleSet2024.departments.map(({ id, name, fullName }) => ({ id, name, fullName, beginsOn: null })),
    ...added.map(([id, name]) => ({ id, name, fullName: `某区${name}`, beginsOn: '2025-02-01' })),
  ],
  names: [],
  ends: endings,
});
/** 区文化旅游委 and 区体育局, both lead departments of venues, become 区文旅体局; 区供销合作社 joins 区商务委. */
const MERGED = register(ends(['WLW', 'WLT'], ['TYJ', 'WLT'], ['GXS', 'SWW']), ['WLT', '区文旅体局']);

const draft = (): Parts => structuredClone(nextYearOf(ruleSet2024));
const typed = (parts: Parts, code: string) => parts.cellTypes.find((one: any) => one.code === code);
const namedIn = (parts: Parts) => new Set(departmentsNamedIn(parts).map(({ department }) => department));

describe('the rules of a year after a merger of departments', () => {
  const after: Parts = withSuccessors(draft(), MERGED, DAY);

  it('name the successor everywhere, once in a row, at the first place of those it succeeds', () => {
    expect([...namedIn(draft())]).toEqual(expect.arrayContaining(['WLW', 'TYJ', 'GXS']));
    expect([...namedIn(after)].filter((id) => ['WLW', 'TYJ', 'GXS'].includes(id))).toEqual([]);
    const parts = draft();
    typed(parts, 'SCHOOL').leads = ['TYJ', 'JIAOW', 'WLT', 'WLW'];
    parts['groups'][0].members = ['JIAOW', 'GXS', 'SWW'];
    parts['obligations'].unnamed.department = 'GXS';
    parts['obligations'].duties[0].to = 'WLW';
    const next: Parts = withSuccessors(parts, MERGED, DAY);
    expect(typed(next, 'SCHOOL').leads).toEqual(['WLT', 'JIAOW']);
    expect(next.groups[0].members).toEqual(['JIAOW', 'SWW']);
    expect(next.obligations.unnamed.department).toBe('SWW');
    expect(next.obligations.duties[0].to).toBe('WLT');
  });

  it('list the successor with its names of the day and the tasks that name it, and have no fault from it', () => {
    const ids = after.departments.map(({ id }: any) => id);
    expect(ids.filter((id: string) => ['WLW', 'TYJ', 'GXS', 'WLT'].includes(id))).toEqual(['WLT']);
    expect(after.departments.find(({ id }: any) => id === 'WLT')).toMatchObject({
      ...{ name: '区文旅体局', fullName: '某区区文旅体局', basis: 'assumed', tasks: [16, 18] },
    });
    const tasksOf = (id: string) => after.departments.find((one: any) => one.id === id).tasks;
    expect(tasksOf('SWW')).toEqual([6, 9, 13, 16, 18]);
    expect(programmeFaults(after)).toEqual(programmeFaults(draft()));
    expect(dissolvedFaults(after, {}, MERGED, DAY)).toEqual([]);
  });

  it('are told of beside last year: who succeeds whom, where, as long as the draft has it so', () => {
    const found = successionsIn(ruleSet2024, after, MERGED, DAY);
    expect(found.map(({ department, successor }) => `${department} ${successor}`).sort()).toEqual([
      'GXS SWW',
      'TYJ WLT',
      'WLW WLT',
    ]);
    expect(found.find(({ department }) => department === 'GXS')).toMatchObject({
      ...{ change: 3, from: '2025-02-01' },
      paths: expect.arrayContaining([
        '/tasks/9/departments',
        '/tasks/13/departments',
        '/tasks/16/departments',
      ]),
    });
    const edited = structuredClone(after);
    edited['tasks'].find((one: any) => one.number === 9).departments = ['NYW'];
    const [gxs] = successionsIn(ruleSet2024, edited, MERGED, DAY).filter((one) => one.department === 'GXS');
    expect(gxs!.paths).not.toContain('/tasks/9/departments');
  });

  it('are last year’s before the day of the merger, and take over a new name from its day on', () => {
    expect(withSuccessors(draft(), MERGED, '2025-01-31')).toEqual(draft());
    const renamed = {
      ...MERGED,
      names: [{ id: 'JIAOW', number: 9, from: DAY, name: '区教育局', fullName: '某区教育局' }],
    };
    const next: Parts = withSuccessors(draft(), renamed, DAY);
    expect(next.departments.find(({ id }: any) => id === 'JIAOW')).toMatchObject({
      ...{ name: '区教育局', fullName: '某区教育局', tasks: [] },
    });
  });

  it('leave what the office typed as it is, whatever its shape', () => {
    const odd = {
      cellTypes: [{ code: 'A', leads: 'WLW' }, 7],
      tasks: 'none',
      obligations: { duties: [null] },
    };
    expect(withSuccessors(odd, MERGED, DAY)).toEqual({
      ...odd,
      cellTypes: [{ code: 'A', leads: 'WLT' }, 7],
    });
    const twice = { cellTypes: [{ code: 'A', leads: ['JXW', 'JXW'] }] };
    expect(withSuccessors(twice, MERGED, DAY)).toEqual(twice);
  });
});

describe('the rules of a year after a department was split or dissolved', () => {
  const split = register(
    ends(['TYJ', 'TYA', ['TYA', 'TYB']], ['GXS', null]),
    ['TYA', '区体育一局'],
    ['TYB', '区体育二局'],
  );
  const lead = (...ids: string[]) => {
    const parts = draft();
    typed(parts, 'SCHOOL').leads = ids;
    return withSuccessors(parts, split, DAY) as Parts;
  };

  it('keep it as a fault at its field with those to choose from, who are listed', () => {
    const parts = lead('TYJ', 'JIAOW');
    const faults = dissolvedFaults(parts, {}, split, DAY);
    expect(faults).toContainEqual({
      code: 'departmentDissolved',
      path: '/cellTypes/SCHOOL/leads',
      detail: '“区体育局”自 2025-02-01 起已经撤销，分设后有“区体育一局”、“区体育二局”，请从中选择。',
    });
    expect(faults.find(({ path }) => path === '/tasks/9/departments')!.detail).toContain('没有承接部门');
    expect(parts.departments.map(({ id }: any) => id)).toEqual(expect.arrayContaining(['TYJ', 'TYA', 'TYB']));
    expect(successionsIn(ruleSet2024, parts, split, DAY)).toEqual([]);
  });

  it('no longer list it once the office has chosen everywhere', () => {
    const parts = draft();
    for (const type of parts['cellTypes'])
      type.leads = type.leads.map((id: string) => (id === 'TYJ' ? 'TYB' : id));
    const ids = (withSuccessors(parts, split, DAY) as Parts).departments.map(({ id }: any) => id);
    expect(ids).not.toContain('TYJ');
    expect(ids).toEqual(expect.arrayContaining(['TYA', 'TYB', 'GXS']));
  });

  it('name nobody before it begins; what the version before says already stays', () => {
    const parts = lead('TYA');
    expect(notBegunFaults(parts, {}, split, '2025-01-31')).toEqual([
      {
        code: 'departmentNotBegun',
        path: '/cellTypes/SCHOOL/leads',
        detail: '“区体育一局”自 2025-02-01 起才成立，在 2025-01-31 还不能安排事项。',
      },
    ]);
    expect(notBegunFaults(parts, {}, split, '2025-02-01')).toEqual([]);
    expect(dissolvedFaults(ruleSet2024, ruleSet2024, split, DAY)).toEqual([]);
  });
});

describe('the rules of a release beside those of an office whose departments have changed', () => {
  const office: Parts = { ...ruleSet2024 };
  const shipped = (change: (rules: Parts) => unknown): Parts => {
    const rules: Parts = structuredClone(ruleSet2024);
    change(rules);
    return rules;
  };

  it('name the successor where the release brings in a department that is no more, and say so', () => {
    const release = shipped((r) => {
      typed(r, 'SCHOOL').leads = ['JIAOW', 'TYJ', 'WLW'];
      r['obligations'].unnamed.department = 'GXS';
    });
    const { rules, replaced } = besideOffice(release, office, MERGED, DAY);
    expect(typed(rules, 'SCHOOL').leads).toEqual(['JIAOW', 'WLT']);
    expect(rules['obligations'].unnamed.department).toBe('SWW');
    expect(replaced).toEqual([
      { department: 'TYJ', successor: 'WLT', path: '/cellTypes/SCHOOL/leads' },
      { department: 'WLW', successor: 'WLT', path: '/cellTypes/SCHOOL/leads' },
      { department: 'GXS', successor: 'SWW', path: '/obligations/unnamed/department' },
    ]);
    expect(dissolvedFaults(rules, office, MERGED, DAY)).toEqual([]);
  });

  it('stay as they are where the office’s own rules name that department, and where a split does not decide', () => {
    expect(besideOffice(office, office, MERGED, DAY)).toEqual({ rules: office, replaced: [] });
    const split = register(ends(['TYJ', 'TYA', ['TYA', 'TYB']]), ['TYA', '甲局'], ['TYB', '乙局']);
    const release = shipped((r) => typed(r, 'SCHOOL').leads.push('TYJ'));
    expect(besideOffice(release, office, split, DAY).replaced).toEqual([]);
    expect(dissolvedFaults(release, office, split, DAY)).toHaveLength(1);
  });

  it('have a row for a department of the register that the circular does not list, with its tasks', () => {
    const rules = shipped((r) => {
      typed(r, 'SCHOOL').leads = ['WLT'];
      r['tasks'][15].departments.push('WLT');
    });
    const listed: Parts = withListed(rules, MERGED, DAY);
    expect(listed['departments'].slice(0, -1)).toEqual(rules['departments']);
    expect(listed['departments'].at(-1)).toMatchObject({ id: 'WLT', name: '区文旅体局', tasks: [16] });
    expect(programmeFaults(listed)).toEqual(programmeFaults(office));
    expect(withListed(rules, MERGED, '2025-01-31')['departments']).toEqual(rules['departments']); // not there yet
  });
});
