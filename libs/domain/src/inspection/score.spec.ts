import fc from 'fast-check';
import { schoolRules } from '../../../../test/support/builders';
import { DomainError } from '../errors';
import type { PassRule } from '../rules/rules';
import { itemsOf, type Rubric, type RubricItem } from './rubric';
import { scoreSheet } from './score';
import { sheetFaults } from './sheet';

const basis = 'assumed';
const scored = (id: string, max: number, more: Partial<RubricItem> = {}): RubricItem => ({
  id,
  kind: 'SCORED',
  text: `评分 ${id}`,
  max,
  basis,
  ...more,
});

/** A small school rubric: every kind of item, a section with a minimum, a kitchen that a school may lack. */
const RUBRIC: Rubric = {
  id: 'SCHOOL@test',
  title: '无废学校',
  basis,
  source: '测试',
  tasks: [12, 15],
  sections: [
    {
      id: 'A',
      title: '基本要求',
      max: 0,
      items: [
        { id: 'M1', kind: 'MUST', text: '负责人签署承诺书', basis },
        { id: 'M2', kind: 'MUST', text: '实验室废液交有资质单位', optional: true, basis },
        { id: 'M3', kind: 'MUST', text: '设旧书角', basis },
        { id: 'M4', kind: 'MUST', text: '设校服循环', basis },
        { id: 'M5', kind: 'MUST', text: '设旧物交换日', basis },
        { id: 'V1', kind: 'VETO', text: '无非法倾倒', basis },
      ],
    },
    { id: 'B', title: '垃圾分类', max: 60, minimum: 80, items: [scored('B1', 40), scored('B2', 20)] },
    {
      id: 'C',
      title: '教学与厨余',
      max: 40,
      items: [
        scored('C1', 30),
        scored('C2', 10, { optional: true }),
        { id: 'X1', kind: 'BONUS', text: '省级以上荣誉', max: 5, basis },
        { id: 'X2', kind: 'BONUS', text: '典型案例', max: 5, basis },
      ],
    },
  ],
  choices: [{ id: 'K1', text: '循环利用做法', atLeast: 2, of: ['M3', 'M4', 'M5'], basis }],
  bonusCap: 6,
};

const FULL = {
  ...{ M1: 'met', M2: 'met', M3: 'met', M4: 'met', M5: 'met', V1: 'met' },
  ...{ B1: 40, B2: 20, C1: 30, C2: 10, X1: 0, X2: 0 },
};

const PASS = schoolRules().pass;

function score(changes: Record<string, number | string> = {}, pass: Partial<PassRule> = {}) {
  return scoreSheet(RUBRIC, { ...FULL, ...changes }, { ...PASS, ...pass });
}

function codes(changes: Record<string, number | string>, pass: Partial<PassRule> = {}) {
  return score(changes, pass).reasons.map(({ itemId, sectionId, code }) => [code, itemId ?? sectionId]);
}

describe('a sheet', () => {
  it('passes with full marks and no reasons', () => {
    expect(score()).toMatchObject({ score: 100, base: 100, bonus: 0, outcome: 'passed', reasons: [] });
  });

  it('passes at the pass mark and not a tenth below it', () => {
    expect(score({ C1: 15 })).toMatchObject({ score: 85, outcome: 'passed' });
    expect(score({ C1: 14.9 })).toMatchObject({ score: 84.9, outcome: 'rectify' });
  });

  it('is to be put right from 60, and fails below', () => {
    expect(score({ B1: 30, B2: 20, C1: 10, C2: 0 })).toMatchObject({ score: 60, outcome: 'rectify' });
    expect(score({ B1: 30, B2: 20, C1: 9.9, C2: 0 })).toMatchObject({ score: 59.9, outcome: 'failed' });
  });

  it('says by item what to put right', () => {
    expect(codes({ C1: 14, M1: 'notMet' })).toEqual([
      ['mustNotMet', 'M1'],
      ['belowPassMark', undefined],
      ['marksLost', 'C1'],
    ]);
    expect(score({ C1: 14 }).reasons.map((reason) => reason.detail)).toEqual([
      '得分 84，低于合格线 85 分。',
      '得 14 分（满分 30 分）：评分 C1',
    ]);
  });

  it('ends at a veto, whatever the marks', () => {
    expect(score({ V1: 'notMet' })).toMatchObject({ score: 100, outcome: 'failed' });
    expect(codes({ V1: 'notMet' })).toEqual([['vetoed', 'V1']]);
  });

  it('does not pass with an unmet MUST; whether it can be put right is a setting', () => {
    expect(score({ M1: 'notMet' }).outcome).toBe('rectify');
    expect(score({ M1: 'notMet' }, { mustNotMet: 'failed' }).outcome).toBe('failed');
    expect(score({ M2: 'notApplicable' }).outcome).toBe('passed');
  });

  it('asks for at least N of the items that may stand in for one another', () => {
    expect(score({ M4: 'notMet' }).outcome).toBe('passed');
    expect(score({ M3: 'notMet', M5: 'notMet' }).outcome).toBe('rectify');
    expect(score({ M3: 'notMet', M5: 'notMet' }).reasons).toEqual([
      { itemId: 'K1', code: 'choiceNotMet', detail: '循环利用做法：至少符合 2 项，实际 1 项。' },
    ]);
  });

  it('does not pass with a section below its minimum; the minimum itself is enough', () => {
    expect(score({ B1: 28 })).toMatchObject({ score: 88, outcome: 'passed' });
    const below = score({ B1: 27.9 });
    expect(below).toMatchObject({ score: 87.9, outcome: 'rectify' });
    expect(below.sections).toEqual([
      { id: 'B', title: '垃圾分类', score: 47.9, max: 60, minimum: 80, met: false },
      { id: 'C', title: '教学与厨余', score: 40, max: 40, minimum: undefined, met: true },
    ]);
    expect(below.reasons[0]).toEqual({
      sectionId: 'B',
      code: 'sectionBelowMinimum',
      detail: '“垃圾分类”得 47.9 分，低于本部分 60 分的 80%。',
    });
  });
});

describe('an item that does not apply', () => {
  it('leaves the base, and the rest is scaled to 100', () => {
    const sheet = score({ C2: 'notApplicable', C1: 21 });
    expect(sheet).toMatchObject({ base: 90, score: 90, outcome: 'passed' }); // 81 of 90
    expect(sheet.sections[1]).toMatchObject({ id: 'C', score: 21, max: 30 });
  });

  it('brings full marks where the setting says so', () => {
    expect(score({ C2: 'notApplicable', C1: 21 }, { notApplicable: 'fullMarks' })).toMatchObject({
      base: 100,
      score: 91,
    });
  });

  it('leaves a section of which nothing applies without a minimum to miss', () => {
    const lacking: Rubric = {
      ...RUBRIC,
      sections: [
        ...RUBRIC.sections,
        { id: 'D', title: '食堂', max: 20, minimum: 60, items: [scored('D1', 20, { optional: true })] },
      ],
    };
    const sheet = scoreSheet(lacking, { ...FULL, D1: 'notApplicable' }, PASS);
    expect(sheet).toMatchObject({ base: 100, score: 100, outcome: 'passed' });
    expect(sheet.sections[2]).toMatchObject({ id: 'D', score: 0, max: 0, met: true });
  });
});

describe('the shown score', () => {
  it('is rounded to one decimal', () => {
    expect(score({ C2: 'notApplicable', C1: 16.4 }).score).toBe(84.9); // 76.4 of 90 = 84.888…
    expect(score({ C2: 'notApplicable', C1: 0.9 }).score).toBe(67.7); // 60.9 of 90 = 67.666…
  });

  it('does not decide: the unrounded one does, and is named where rounding would hide it', () => {
    const near = score({ C2: 'notApplicable', C1: 21.8 }, { passMark: 90.9 }); // 81.8 of 90 = 90.888…
    expect(near).toMatchObject({ score: 90.9, outcome: 'rectify' });
    expect(near.reasons[0]!.detail).toBe('得分 90.8888（未四舍五入），低于合格线 90.9 分。');
  });
});

describe('bonus marks', () => {
  it('are capped, and count only where the setting says so', () => {
    expect(score({ C1: 12, X1: 5, X2: 5 })).toMatchObject({ score: 82, bonus: 6, outcome: 'rectify' });
    expect(score({ C1: 12, X1: 5, X2: 5 }, { bonusCounts: true })).toMatchObject({
      score: 88,
      outcome: 'passed',
    });
  });

  it('never lift a score above full marks', () => {
    expect(score({ X1: 5 }, { bonusCounts: true }).score).toBe(100);
  });

  it('make up neither for an unmet MUST nor for a section below its minimum', () => {
    expect(score({ M1: 'notMet', X1: 5 }, { bonusCounts: true }).outcome).toBe('rectify');
    expect(score({ B1: 20, X1: 5, X2: 5 }, { bonusCounts: true }).outcome).toBe('rectify');
  });
});

describe('a sheet with faults', () => {
  it.each([
    ['a missing item', 'B1', undefined, 'markMissing'],
    ['an empty answer', 'M1', '', 'markMissing'],
    ['an item nobody asked for', 'Z9', 3, 'itemUnknown'],
    ['a mark above the maximum', 'B1', 40.1, 'markTooHigh'],
    ['a negative mark', 'B1', -1, 'markNegative'],
    ['a bonus above its maximum', 'X1', 5.5, 'markTooHigh'],
    ['more than one decimal', 'B1', 3.14, 'markTooFine'],
    ['no number', 'B1', 'met', 'markNotANumber'],
    ['not a number at all', 'B1', Number.NaN, 'markNotANumber'],
    ['marks on a MUST', 'M1', 1, 'answerUnknown'],
    ['an unknown answer', 'M1', 'yes', 'answerUnknown'],
    ['"not applicable" on what always applies', 'B1', 'notApplicable', 'notOptional'],
  ])('names %s', (_, id, mark, code) => {
    const marks = { ...FULL, [id]: mark } as Record<string, number | string>;
    expect(sheetFaults(RUBRIC, marks)).toEqual([{ itemId: id, code, detail: expect.stringMatching(/。$/) }]);
    expect(() => scoreSheet(RUBRIC, marks, PASS)).toThrow(DomainError);
  });

  it('names all of them, in the order of the form', () => {
    const faults = sheetFaults(RUBRIC, { ...FULL, C1: 99, M1: '', nobody: 1 });
    expect(faults.map((fault) => fault.itemId)).toEqual(['M1', 'C1', 'nobody']);
  });

  it('never reads what it inherits', () => {
    const odd = { ...RUBRIC, sections: [{ ...RUBRIC.sections[1]!, items: [scored('constructor', 5)] }] };
    expect(sheetFaults(odd, {})).toMatchObject([{ itemId: 'constructor', code: 'markMissing' }]);
  });
});

describe('any sheet', () => {
  const tenth = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((n) => n / 10);
  const answer = (item: RubricItem) => {
    const own = item.max === undefined ? fc.constantFrom('met', 'met', 'met', 'notMet') : tenth(item.max);
    return item.optional ? fc.oneof(own, fc.constant('notApplicable')) : own;
  };
  const sheets = fc.record(Object.fromEntries(itemsOf(RUBRIC).map((item) => [item.id, answer(item)])));
  const rules = fc.record({
    rubric: fc.constant('SCHOOL@test'),
    passMark: fc.integer({ min: 700, max: 1000 }).map((n) => n / 10),
    rectifyFrom: fc.integer({ min: 0, max: 70 }),
    bonusCounts: fc.boolean(),
    notApplicable: fc.constantFrom('rescale', 'fullMarks'),
    mustNotMet: fc.constantFrom('rectify', 'failed'),
  });
  const RANK = { failed: 0, rectify: 1, passed: 2 };

  it('comes to what a slow count with fractions comes to', () => {
    fc.assert(
      fc.property(sheets, rules, (marks, pass) => {
        const result = scoreSheet(RUBRIC, marks, pass);
        const slow = slowScore(marks, pass);
        expect(result.outcome).toBe(slow.outcome);
        expect(Math.abs(result.score - slow.score)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(result.score).toBe(Math.round(result.score * 10) / 10);
      }),
      { numRuns: 1000 },
    );
  });

  it('lies between 0 and 100, passes without reasons, and does not pass without one', () => {
    fc.assert(
      fc.property(sheets, rules, (marks, pass) => {
        const { score: total, outcome, reasons, bonus } = scoreSheet(RUBRIC, marks, pass);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100);
        expect(bonus).toBeLessThanOrEqual(RUBRIC.bonusCap);
        expect(reasons.length === 0).toBe(outcome === 'passed');
      }),
    );
  });

  it('never comes out worse for a better mark or answer', () => {
    fc.assert(
      fc.property(sheets, rules, fc.constantFrom(...itemsOf(RUBRIC)), (marks, pass, item) => {
        if (marks[item.id] === 'notApplicable') return;
        const better = { ...marks, [item.id]: item.max ?? 'met' };
        const [before, after] = [scoreSheet(RUBRIC, marks, pass), scoreSheet(RUBRIC, better, pass)];
        expect(RANK[after.outcome]).toBeGreaterThanOrEqual(RANK[before.outcome]);
        expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });

  /** The model of DOMAIN 4.2 once more, in whole hundredths of a mark and BigInt. */
  function slowScore(marks: Record<string, number | string>, pass: PassRule) {
    const of = (id: string) => marks[id]!;
    const hundredths = (mark: number | string) => BigInt(Math.round(Number(mark) * 100));
    const inForm = { B1: 40, B2: 20, C1: 30, C2: 10 };
    const counted = Object.entries(inForm).filter(
      ([id]) => of(id) !== 'notApplicable' || pass.notApplicable === 'fullMarks',
    );
    const value = (id: string, max: number) => hundredths(of(id) === 'notApplicable' ? max : of(id));
    const base = counted.reduce((sum, [, max]) => sum + hundredths(max), 0n);
    const earned = counted.reduce((sum, [id, max]) => sum + value(id, max), 0n);
    const extra = hundredths(of('X1')) + hundredths(of('X2'));
    const bonus = pass.bonusCounts ? (extra > 600n ? 600n : extra) : 0n;
    // score = earned / base × 100 + bonus, kept as a fraction over `base` hundredths
    const raw = earned * 10_000n + bonus * base;
    const whole = raw > 10_000n * base ? 10_000n * base : raw;
    const at = (mark: number) => whole >= hundredths(mark) * base;
    const vetoed = of('V1') === 'notMet';
    const chosen = ['M3', 'M4', 'M5'].filter((id) => of(id) === 'met').length;
    const must = of('M1') === 'notMet' || of('M2') === 'notMet' || chosen < 2;
    const section = (hundredths(of('B1')) + hundredths(of('B2'))) * 100n < 80n * 6000n;
    const failed = vetoed || (must && pass.mustNotMet === 'failed') || !at(pass.rectifyFrom);
    const outcome = failed ? 'failed' : must || section || !at(pass.passMark) ? 'rectify' : 'passed';
    return { score: Number((whole * 1000n) / base) / 100_000, outcome };
  }
});
