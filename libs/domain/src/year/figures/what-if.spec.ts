import { aCell, ledgerWith, cellOf, named, numberOf, stampOn, YEAR } from '../../../../../test/support/year';
import { checkBaseline } from './baseline';
import { type YearLedger, withCell } from './ledger';
import { carryOverProposal } from './carry-over';
import { standingOf } from './standing';
import { suppose, type Supposition, whatIf } from './what-if';

const STAMP = stampOn('2025-01-10', 'what-if');
const ask = (ledger: YearLedger, supposition: Supposition) => whatIf(ledger, YEAR, supposition, STAMP);

function figure(changes: ReturnType<typeof ask>['figures'], id: string, field: string) {
  const found = changes.find((change) => change.id === id && change.field === field);
  return found && [found.year, found.from, found.to];
}

describe('what if', () => {
  it('nothing were otherwise: no difference', () => {
    const { figures, proposal, shortfalls, before, after } = ask(ledgerWith(50), {});
    expect({ figures, shortfalls }).toEqual({ figures: [], shortfalls: [] });
    expect(proposal.added).toEqual([]);
    expect(after).toEqual(before);
  });

  it('the baseline were 50: the surplus, the proposal, and nothing else', () => {
    const { figures, proposal } = ask(ledgerWith(52), { baseline: 50 });
    expect(figures.map(({ figure, field, from, to }) => [figure, field, from, to])).toEqual([
      ['baseline', 'target', 45, 50],
      ['baseline', 'surplus', 7, 2],
    ]);
    expect(proposal.removed).toHaveLength(5);
    expect(proposal.after).toEqual(proposal.before.slice(0, 2));
  });

  it('two cells were revoked: gauges, types, departments, and who falls short', () => {
    const { figures, shortfalls } = ask(ledgerWith(46), {
      revoke: [numberOf('SCHOOL', 1), numberOf('FACTORY', 1)],
    });
    expect(figure(figures, 'municipalQuota', 'completed')).toEqual([2024, 46, 44]);
    expect(figure(figures, 'SCHOOL', 'gap')).toEqual([2024, 0, 1]);
    expect(figure(figures, 'JIAOW', 'completed')).toEqual([2024, 5, 4]);
    expect(figure(figures, 'JGSW', 'completed')).toEqual([2024, 15, 14]);
    expect(shortfalls.map(({ code, id, gap }) => [code, id, gap])).toEqual([
      ['belowBaseline', '2024', 1],
      ['belowTotal', 'municipalQuota', 1],
      ['belowTotal', 'districtTarget', 6],
      ['belowTotal', 'typeRows', 16],
      ['belowRow', 'FACTORY', 1],
      ['belowRow', 'SCHOOL', 1],
    ]);
    expect(shortfalls[1]!.detail).toBe('2024 年度市级任务指标：应 45 个，计入 44 个，缺 1 个。');
  });

  it('an open application were named: it leaves what is under way and counts', () => {
    const cell = aCell({ number: 'new', namedOn: '2024-12-30' });
    const { figures } = ask(ledgerWith(44, { open: { SCHOOL: 3 } }), { name: [cell] });
    expect(figure(figures, 'SCHOOL', 'open')).toEqual([2024, 3, 2]);
    expect(figure(figures, 'municipalQuota', 'gap')).toEqual([2024, 1, 0]);
  });

  it('only recognised cells counted: the figures fall to them', () => {
    let ledger = ledgerWith(46);
    ledger = withCell(ledger, { ...cellOf(ledger, numberOf('SCHOOL', 1)), cityResult: 'recognised' });
    const { figures, proposal } = ask(ledger, { policy: { countsFrom: 'recognised' } });
    expect(figure(figures, 'municipalQuota', 'completed')).toEqual([2024, 46, 1]);
    expect(figure(figures, '2024', 'completed')).toEqual([2024, 46, 1]);
    expect(proposal.after).toEqual([]);
    const more = suppose(
      ledger,
      YEAR,
      { policy: { countsFrom: 'recognised' }, recognise: [numberOf('SCHOOL', 2)] },
      STAMP,
    );
    expect(standingOf(more, YEAR)).toMatchObject({ completed: 2, recognised: 2 });
  });

  it('is the same as doing it', () => {
    const cell = aCell({ number: 'new', namedOn: '2025-01-10' });
    const done = named(ledgerWith(46), cell);
    const [standing, next] = ask(ledgerWith(46), { name: [cell] }).after;
    expect(standing).toEqual(standingOf(done, 2024));
    expect(next).toEqual(standingOf(done, 2025));
    expect(carryOverProposal(done, YEAR).moves).toHaveLength(1);
  });

  it('leaves the present as it is', () => {
    const ledger = ledgerWith(46, { open: { SCHOOL: 1 } });
    const before = structuredClone(ledger);
    ask(ledger, { baseline: 50, revoke: [numberOf('SCHOOL', 1)], name: [aCell({ number: 'new' })] });
    expect(ledger).toEqual(before);
  });

  it('names every cell that cannot be supposed so', () => {
    const ledger = ledgerWith(46);
    const supposition = {
      revoke: ['nobody', numberOf('SCHOOL', 1), numberOf('SCHOOL', 1)],
      name: [cellOf(ledger, numberOf('FACTORY', 1)), aCell({ number: 'old', programmeYear: 2023 })],
    };
    expect(() => ask(ledger, supposition)).toThrow(
      expect.objectContaining({
        code: 'suppositionRefused',
        facts: {
          faults: [
            expect.objectContaining({ cell: numberOf('FACTORY', 1), code: 'cellNamed' }),
            expect.objectContaining({ cell: 'old', code: 'cellOfAnotherYear' }),
            expect.objectContaining({ cell: 'nobody', code: 'cellNotNamed' }),
            expect.objectContaining({ cell: numberOf('SCHOOL', 1), code: 'cellDoubled' }),
          ],
        },
      }),
    );
  });
});

describe('a baseline', () => {
  const good = { value: 50, source: '渝无废办〔2025〕1号', date: '2025-01-08' };

  it('is taken with its source and date', () => {
    expect(() => checkBaseline(good)).not.toThrow();
  });

  it.each([
    [{ value: 0 }, 'baselineInvalid'],
    [{ value: -3 }, 'baselineInvalid'],
    [{ value: 45.5 }, 'baselineInvalid'],
    [{ value: Number.NaN }, 'baselineInvalid'],
    [{ value: 1e9 }, 'baselineInvalid'],
    [{ source: '  ' }, 'baselineSourceMissing'],
    [{ date: '2025-02-30' }, 'baselineDateInvalid'],
  ])('is refused with %o', (changes, code) => {
    expect(() => checkBaseline({ ...good, ...changes })).toThrow(expect.objectContaining({ code }));
  });
});
