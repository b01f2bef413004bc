import {
  dropItems,
  dropSection,
  faultsOf,
  idFault,
  moved,
  nextId,
  putItem,
  putSection,
  stepsFault,
  stepsOf,
} from './rubric-edit';
import type { Rubric, RubricItem } from './rules';

const item = (id: string, kind: RubricItem['kind'], max?: number): RubricItem => ({
  ...{ id, kind, text: id, basis: 'assumed' },
  ...(max && { max, standard: '按情况' }),
});

const rubric: Rubric = {
  ...{ id: 'SCHOOL@2024', title: '无废学校', source: '暂定', basis: 'assumed', bonusCap: 2 },
  sections: [
    { id: 'A', title: '基本要求', max: 0, items: [item('M1', 'MUST'), item('M2', 'MUST')] },
    {
      id: 'B',
      title: '教育',
      max: 100,
      minimum: 60,
      items: [item('B1', 'SCORED', 40), item('B2', 'SCORED', 60)],
    },
    { id: 'Z', title: '附加', max: 0, items: [item('Z1', 'BONUS', 2)] },
  ],
  choices: [{ id: 'C1', text: '任选一项', atLeast: 2, of: ['M1', 'M2'], basis: 'assumed' }],
};
const idsIn = (sections: Rubric['sections']) =>
  sections.map(({ id, items }) => [id, ...items.map((one) => one.id)]);

describe('a rubric that is being changed', () => {
  it('has nothing against it as it stands', () => {
    expect(faultsOf(rubric)).toEqual([]);
  });

  it('counts a section’s marks anew when an item changes, and says when they are no longer a hundred', () => {
    const edited = putItem(rubric, 'B', item('B1', 'SCORED', 30.5));
    expect(edited.sections[1]).toMatchObject({ max: 90.5, items: [{ id: 'B1', max: 30.5 }, { id: 'B2' }] });
    expect(faultsOf({ ...rubric, ...edited })).toEqual(['各部分合计 90.5 分，应为 100 分。']);
  });

  it('takes a new item at the end of its section, and one that changes its section with it', () => {
    expect(idsIn(putItem(rubric, 'B', item('B3', 'SCORED', 1)).sections)[1]).toEqual(['B', 'B1', 'B2', 'B3']);
    const { sections } = putItem(rubric, 'Z', item('B1', 'SCORED', 40));
    expect(idsIn(sections)).toEqual([
      ['A', 'M1', 'M2'],
      ['B', 'B2'],
      ['Z', 'Z1', 'B1'],
    ]);
    expect(sections.map(({ max }) => max)).toEqual([0, 60, 40]);
  });

  it('asks for no more of a choice than is left of it', () => {
    expect(dropItems(rubric, ['M1']).choices).toMatchObject([{ atLeast: 1, of: ['M2'] }]);
    expect(dropItems(rubric, ['M1', 'M2']).choices).toEqual([]);
  });

  it('loses a section with its items, and gains one that is still empty', () => {
    expect(idsIn(dropSection(rubric, 'A').sections).map(([id]) => id)).toEqual(['B', 'Z']);
    expect(dropSection(rubric, 'A').choices).toEqual([]);
    const edited = putSection(rubric, { id: 'D', title: '宣传', max: 0, items: [] });
    expect(faultsOf({ ...rubric, ...edited })).toEqual(['“宣传”还没有项目，请添加，或移除这一部分。']);
  });

  it('says that a section without marks has no minimum, and that the bonus cap is too high', () => {
    const sections = rubric.sections.map((one) => (one.id === 'A' ? { ...one, minimum: 60 } : one));
    expect(faultsOf({ ...rubric, sections, bonusCap: 3 })).toEqual([
      '“基本要求”没有评分项，不能设最低要求。',
      '加分上限 3 分超过加分项合计 2 分。',
    ]);
  });

  it('moves items up and down, never out of the list', () => {
    const list = rubric.sections[1]!.items;
    expect(moved(list, 'B2', -1).map(({ id }) => id)).toEqual(['B2', 'B1']);
    expect(moved(list, 'B2', 1)).toEqual(list);
    expect(moved(list, 'B1', -1)).toEqual(list);
  });

  it('gives free numbers, and refuses those that are taken or none', () => {
    expect(nextId(rubric.sections[1]!, ['B1', 'B2', 'B3'])).toBe('B4');
    expect(nextId(rubric.sections[0]!, [])).toBe('M3');
    expect(nextId({ ...rubric.sections[0]!, items: [] }, [])).toBe('A1');
    expect(idFault('B1', ['B1'])).toContain('已经用了');
    expect(idFault('一号', [])).toContain('编号由字母');
    expect(idFault('B9', ['B1'])).toBeUndefined();
  });

  it.each([
    ['0 没有\n5 有', 5, undefined],
    ['没有', 5, '第 1 行要先写分值（最多一位小数），空一格再写情形。'],
    ['5 有', 5, '分档至少两档；只有一档请写在标准里。'],
    ['5 有\n0 没有', 5, '分档应从低到高排列。'],
    ['0 没有\n4 有', 5, '最高一档应为满分 5 分。'],
  ])('reads the grades %j up to %d', (text, max, fault) => {
    expect(stepsFault(text, max)).toBe(fault);
    if (!fault)
      expect(stepsOf(text)).toEqual([
        { marks: 0, when: '没有' },
        { marks: 5, when: '有' },
      ]);
  });
});
