import { actOf, type ActValues } from './act-of';

const base: ActValues = { from: '2025-04-01', documentTitle: '关于机构改革的通知' };
const typed = { id: ' jyfw ', name: ' 区教育服务局 ', fullName: '某区教育服务局' };
const tidied = { id: 'JYFW', name: '区教育服务局', fullName: '某区教育服务局' };

describe('an act on departments as it is typed', () => {
  it.each([
    ['new', { begin: [typed] }, { kind: 'new', departments: [tidied] }],
    [
      'rename',
      { department: 'TYJ', name: ' 区文体局', fullName: '某局 ' },
      { kind: 'rename', department: 'TYJ', name: '区文体局', fullName: '某局' },
    ],
    [
      'merge',
      { merged: ['A', 'B'], intoNew: true, begin: [typed] },
      { kind: 'merge', departments: ['A', 'B'], into: tidied },
    ],
    [
      'merge',
      { merged: ['A'], successor: 'B', begin: [typed] },
      { kind: 'merge', departments: ['A'], into: 'B' },
    ],
    [
      'split',
      { department: 'A', begin: [typed], successor: 'jyfw' },
      { kind: 'split', department: 'A', departments: [tidied], successor: 'JYFW' },
    ],
    [
      'split',
      {
        ...{ department: 'A', begin: [typed], successor: 'jyfw' },
        heirs: { 'type:SCHOOL': 'B', 'task:T05': 'B', 'account:7': 'JYFW', 'type:FACTORY': 'JYFW' },
      },
      {
        ...{ kind: 'split', department: 'A', departments: [tidied], successor: 'JYFW' },
        shares: [{ successor: 'B', types: ['SCHOOL'], tasks: ['T05'], accounts: [] }],
      },
    ],
    ['dissolve', { department: 'A' }, { kind: 'dissolve', department: 'A', successor: null }],
  ] as const)('is sent as what it means: %s', (kind, values, act) => {
    expect(actOf(kind, { ...base, ...(values as Partial<ActValues>) })).toEqual(act);
  });
});
