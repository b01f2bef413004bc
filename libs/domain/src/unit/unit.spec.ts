import fc from 'fast-check';
import { foldName } from './folded-name';
import { likenessOf, mergeFaults, type MergeSide } from './same-unit';

describe('the one form of a name', () => {
  it.each([
    ['渝北区（龙山）小学', '渝北区（龙山）小学'],
    ['渝北区〔龙山〕小学', '渝北区（龙山）小学'],
    [' 渝北区 某小学\u3000', '渝北区某小学'],
    ['渝北\u200b区某\ufeff小学', '渝北区某小学'],
    ['ＡＢＣ１２３ 工厂', 'abc123工厂'],
    ['重庆“小太阳”幼儿园', '重庆小太阳幼儿园'],
    ['马克・吐温酒店', '马克·吐温酒店'],
    ['一号—二号厂房', '一号－二号厂房'],
  ])('%s is %s', (typed, other) => expect(foldName(typed)).toBe(foldName(other)));

  it('keeps apart what differs', () => {
    expect(foldName('渝北区第一小学')).not.toBe(foldName('渝北区第二小学'));
    expect(foldName('渝北区（龙山）小学')).not.toBe(foldName('渝北区龙山小学'));
  });

  it('is a form of itself, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
      { numRuns: 5000 },
    );
  });

  it('does not see spaces, invisible characters and width', () => {
    const noise = fc.constantFrom(' ', '\u3000', '\u200b', '\ufeff', '\u00a0', '\u00ad', '\t');
    const letters = fc.constantFrom('渝', '北', '校', 'A', 'z', '7', '(', ')');
    fc.assert(
      fc.property(fc.array(fc.tuple(letters, fc.array(noise, { maxLength: 2 }))), (parts) => {
        const tidy = parts.map(([letter]) => letter).join('');
        const noisy = parts.map(([letter, between]) => wide(letter) + between.join('')).join('');
        expect(foldName(noisy)).toBe(foldName(tidy));
      }),
    );
  });
});

/** ASCII signs in full width. */
function wide(letter: string): string {
  return letter < '\u007f' ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter;
}

describe('two units', () => {
  const school = { name: '渝北区（龙山）小学', creditCode: null };

  it('are one by their code, whatever their names', () => {
    const one = { name: '甲', creditCode: '91500112MA0000001X' };
    expect(likenessOf(one, { ...one, name: '乙' })).toBe('same');
    expect(likenessOf(one, { ...one, creditCode: '91500112MA0000002X' })).toBe('different');
  });

  it('are likely one by their name, when one has no code', () => {
    expect(likenessOf(school, { name: '渝北区（龙山）小学 ', creditCode: '91500112MA0000001X' })).toBe(
      'likely',
    );
    expect(likenessOf(school, { ...school, name: '渝北区龙塔小学' })).toBe('different');
  });
});

describe('a merge of two records', () => {
  const side = (...applications: Partial<MergeSide['applications'][number]>[]): MergeSide => ({
    creditCode: null,
    merged: false,
    applications: applications.map((one, i) => ({
      number: `N${i}`,
      cellType: 'SCHOOL',
      programmeYear: 2024,
      site: '',
      stands: true,
      isCell: false,
      ...one,
    })),
  });
  const codes = (kept: MergeSide, gone: MergeSide) => mergeFaults(kept, gone).map(({ code }) => code);

  it('is refused when it would make two open cases of one unit', () => {
    const gone = side({ number: 'X' });
    expect(mergeFaults(side({}), gone)).toEqual([{ code: 'mergeTwoOpen', numbers: ['N0', 'X'] }]);
    expect(codes(side({ stands: false }), gone)).toEqual([]);
    expect(codes(side({ site: '东校区' }), gone)).toEqual([]);
    expect(codes(side({ programmeYear: 2025 }), gone)).toEqual([]);
    expect(codes(side({ cellType: 'FACTORY' }), gone)).toEqual([]);
  });

  it('is refused when cells of two years would count twice', () => {
    expect(codes(side({ isCell: true }), side({ isCell: true, programmeYear: 2025 }))).toEqual([
      'mergeTwoCells',
    ]);
  });

  it('keeps the record with the code, and never joins two codes', () => {
    const coded = { ...side(), creditCode: '91500112MA0000001X' };
    expect(codes(side(), coded)).toEqual(['mergeKeepsTheCode']);
    expect(codes(coded, { ...coded, creditCode: '91500112MA0000002X' })).toEqual(['mergeOfTwoCodes']);
    expect(codes(coded, { ...side(), merged: true })).toEqual(['mergedBefore']);
  });
});
