import { editingOfItem, editingOfRubric, editingOfSection } from './rubric-fields';
import type { Rubric, RubricItem, RubricSection } from './rules';

const b1: RubricItem = {
  id: 'B1',
  kind: 'SCORED',
  text: '有台账',
  max: 10,
  standard: '按情况',
  basis: 'assumed',
};
const sections: RubricSection[] = [
  { id: 'A', title: '基本', max: 0, items: [{ id: 'M1', kind: 'MUST', text: '有制度', basis: 'notice' }] },
  { id: 'B', title: '教育', max: 10, minimum: 60, items: [b1] },
];
const rubric: Rubric = {
  ...{ id: 'R1', title: '无废学校', source: '暂定', basis: 'assumed', bonusCap: 0, sections },
  choices: [{ id: 'C1', text: '任选', atLeast: 1, of: ['M1'], basis: 'assumed' }],
};
const names = ({ fields }: { fields: readonly { name: string }[] }) => fields.map(({ name }) => name);

describe('the form of a rubric', () => {
  it('begins with what holds', () => {
    const save = jest.fn();
    const editing = editingOfRubric(rubric, save);
    expect(editing.values).toEqual({ title: '无废学校', source: '暂定', bonusCap: 0, basis: 'assumed' });
    expect(editing.save).toBe(save);
  });
});

describe('the form of a section', () => {
  const saved: [RubricSection, string][] = [];
  const formOf = (section?: RubricSection) =>
    editingOfSection(rubric, section, (...done) => void saved.push(done));

  it('asks a new one alone for its number, which must be free', () => {
    expect(names(formOf(sections[1]))).not.toContain('id');
    const [id] = formOf().fields;
    expect(id!.check!('A', {})).toContain('已经用了');
    expect(id!.check!(' F ', {})).toBeUndefined();
  });

  it('keeps number, marks and items of one that is known', () => {
    formOf(sections[1]).save({ title: ' 教学 ', minimum: 50, basis: 'notice' });
    expect(saved.pop()).toEqual([{ ...sections[1], title: '教学', minimum: 50 }, 'notice']);
  });

  it('has no minimum where none is filled in', () => {
    formOf().save({ id: 'F', title: '宣传', minimum: null, basis: 'assumed' });
    expect(saved.pop()).toEqual([{ id: 'F', title: '宣传', max: 0, items: [] }, 'assumed']);
  });
});

describe('the form of an item', () => {
  const saved: [RubricItem, string][] = [];
  const formOf = (item?: RubricItem, section = sections[1]!) =>
    editingOfItem(rubric, section, item, (...done) => void saved.push(done));
  const field = (name: string) => formOf().fields.find((one) => one.name === name)!;

  it('proposes for a new one the next free number and the kind of the last one', () => {
    expect(formOf().values).toMatchObject({
      id: 'B2',
      kind: 'SCORED',
      text: '',
      section: 'B',
      basis: 'assumed',
    });
    expect(formOf(undefined, sections[0]).values).toMatchObject({ id: 'M2', kind: 'MUST' });
    expect(names(formOf(b1))).not.toContain('kind');
    expect(field('id').check!('C1', {})).toContain('已经用了');
  });

  it('asks for marks only where there are marks, and whether it may not apply except for a bonus', () => {
    const asked = (kind: string) =>
      ['max', 'steps', 'optional'].filter((name) => field(name).when!({ kind }));
    expect(asked('MUST')).toEqual(['optional']);
    expect(asked('SCORED')).toEqual(['max', 'steps', 'optional']);
    expect(asked('BONUS')).toEqual(['max', 'steps']);
  });

  it('asks for a standard or for grades where marks are given, and for grades that lead to the full marks', () => {
    const standard = (now: object) =>
      formOf(b1).fields.find(({ name }) => name === 'standard')!.check!('', { ...now });
    expect(standard({})).toContain('请写明评分标准');
    expect(standard({ steps: '0 没有\n10 有' })).toBeUndefined();
    expect(standard({ kind: 'MUST' })).toBeUndefined();
    expect(field('steps').check!('0 没有\n5 有', { max: 10 })).toContain('10 分');
    expect(field('steps').check!('', { max: 10 })).toBeUndefined();
  });

  it('saves what is filled in upon what is not asked for, in the section that was chosen', () => {
    formOf(b1).save({
      text: '有台账和记录',
      max: 12,
      steps: '0 没有\n12 有',
      standard: '',
      section: 'A',
      basis: 'notice',
    });
    const steps = [
      { marks: 0, when: '没有' },
      { marks: 12, when: '有' },
    ];
    expect(saved.pop()).toEqual([
      { id: 'B1', kind: 'SCORED', text: '有台账和记录', max: 12, steps, basis: 'notice' },
      'A',
    ]);
  });

  it('leaves no marks on an item that has become one without', () => {
    formOf().save({
      id: 'B2',
      kind: 'MUST',
      text: '有标识',
      max: 5,
      method: '现场看',
      optional: true,
      basis: 'notice',
    });
    expect(saved.pop()).toEqual([
      { id: 'B2', kind: 'MUST', text: '有标识', method: '现场看', optional: true, basis: 'notice' },
      'B',
    ]);
  });
});
