import { markedIn, shortcomingsOf } from './shortcomings';

const type = {
  form: [
    { id: 'area', name: '占地面积' },
    { id: 'plan', name: '实施方案' },
    { id: 'tools', name: '设施' },
  ],
  rubric: {
    items: [
      { id: 'M1', text: '有制度' },
      { id: 'B1', text: '一'.repeat(31) },
      { id: 'B2', text: '有台账' },
      { id: 'B3', text: '有食堂' },
    ],
  },
};
const application = {
  form: { area: 0, tools: [] },
  files: [{ field: 'plan' }, { itemId: 'M1' }],
  selfScore: { M1: 'met', B1: 5, B3: 'notApplicable' },
};
const found = shortcomingsOf(application as never, type as never).map((line) => line);

describe('what a reviewer may send back', () => {
  it('says of each field whether it is empty; a zero and a file are answers', () => {
    expect(found.slice(0, 3)).toEqual([
      '占地面积：填写不完整或有误',
      '实施方案：填写不完整或有误',
      '设施：未填写',
    ]);
  });

  it('asks for proof of what was claimed and not proven, in at most thirty characters', () => {
    expect(found.filter((line) => line.includes('佐证'))).toEqual([
      `自评 B1 ${'一'.repeat(29)}…：缺少佐证材料`,
    ]);
  });

  it('marks the place of each line, and no place of what a reviewer wrote freely', () => {
    const all = markedIn(found, type as never);
    expect([...all.fields]).toEqual(['area', 'plan', 'tools']);
    expect([...all.items]).toEqual(['B1']);
    expect([all.unit, all.files]).toEqual([true, true]);
    const none = markedIn(['承诺书未加盖公章', '自评 M1'], type as never);
    expect([none.fields.size, none.items.size, none.unit, none.files]).toEqual([0, 0, false, false]);
  });

  it('always ends with what is common to all applications', () => {
    expect(found.slice(-2)).toEqual(['附件不清晰或打不开', '单位信息或联系方式有误']);
  });
});
