import { townActOf, type TownActKind, type TownActValues } from './act-of';
import { townPassingText } from './passing-text';

const PAPER = { from: '2025-01-01', documentTitle: '关于调整行政区划的通知' };

describe('an act on 镇街 as the form says it', () => {
  it.each<[TownActKind, Partial<TownActValues>, object]>([
    ['new', { name: ' 翠云街道 ' }, { names: ['翠云街道'] }],
    ['rename', { town: '木耳镇', name: '木耳街道 ' }, { town: '木耳镇', name: '木耳街道' }],
    [
      'merge',
      { merged: ['木耳镇'], intoNew: false, successor: '龙兴镇' },
      { towns: ['木耳镇'], into: '龙兴镇' },
    ],
    [
      'merge',
      { merged: ['木耳镇'], intoNew: true, name: '耳兴镇' },
      { towns: ['木耳镇'], into: { name: '耳兴镇' } },
    ],
    ['dissolve', { town: '木耳镇' }, { town: '木耳镇', successor: null }],
    ['dissolve', { town: '木耳镇', successor: '龙兴镇' }, { town: '木耳镇', successor: '龙兴镇' }],
  ])('%s', (kind, values, act) => {
    expect(townActOf(kind, { ...PAPER, ...values })).toEqual({ kind, ...act });
  });

  it('tells how much passes', () => {
    expect(townPassingText({ units: 12, cases: 5, accounts: 1 })).toBe(
      '单位 12 个、未办结的申报 5 件、账号 1 个',
    );
    expect(townPassingText({ units: 0, cases: 0, accounts: 0 })).toBe('无');
  });
});
