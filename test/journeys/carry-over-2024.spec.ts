import { type PlayedYear, playYear } from '../support/play-year';
import { eventually, startSystem, type System } from '../support/system';

jest.setTimeout(120_000);

/**
 * The programme of 2024 as the circular requires it, from 62 applications to the surplus that counts in 2025.
 */
describe('the whole programme of 2024', () => {
  let system: System;
  let year: PlayedYear;

  beforeAll(async () => {
    system = await startSystem('2024-10-08T09:00:00+08:00');
    year = await playYear(system.crew);
  }, 900_000);
  afterAll(() => system?.stop());

  const programme = async (of = 2024) => (await system.crew.as('office')).mustGet(`/programmes/${of}`);
  const carryOver = async () => (await system.crew.as('office')).mustGet('/programmes/2024/carry-over');

  it('names 62 cells over all 15 types, the 46th, 51st and 61st like the first (rule 5)', () => {
    expect(year.named).toHaveLength(62);
    expect(new Set(year.named.map(({ cellType }) => cellType)).size).toBe(15);
    expect(year.journeys.every((journey) => journey.last)).toBe(true);
  });

  it('leaves 2024 at exactly its baseline of 45 and brings 17 to 2025 as 结转 (rules 6, 8)', async () => {
    expect(year.carried).toHaveLength(17);
    const [now, next] = [await programme(2024), await programme(2025)];
    expect(now).toMatchObject({
      completed: 45,
      carriedOut: 17,
      baselineGauge: { target: 45, gap: 0, surplus: 0 },
    });
    expect(next).toMatchObject({ status: 'notOpened', completed: 17, carriedIn: 17 });
    expect(now.gauges.map(({ target, gap }: { target: number; gap: number }) => [target, gap])).toEqual([
      [45, 0],
      [50, 5],
      [60, 15],
    ]);
  });

  it('takes the sixth school and the second park first, and says why; the bare "1" is flagged until then', async () => {
    const { decisions } = await carryOver();
    expect(decisions).toMatchObject([{ cells: year.carried, notProposed: [], leftOut: [], untold: 0 }]);
    expect(
      year.carried
        .slice(0, 2)
        .map((number) => number.split('-')[2])
        .sort(),
    ).toEqual(['INDUSTRIAL_PARK', 'SCHOOL']);
    const latest = year.named
      .map(({ namedOn }) => namedOn)
      .sort()
      .at(-1);
    const onDay = new Map(year.named.map(({ number, namedOn }) => [number, namedOn]));
    expect(new Set(year.carried.slice(2).map((number) => onDay.get(number)))).toEqual(new Set([latest]));
  });

  it('keeps district and city apart: what the city returned is named, and out of the report', async () => {
    const report = await (
      await system.crew.as('office')
    ).mustGet(`/programmes/2024/reports/${year.reportId}`);
    expect(report).toMatchObject({
      state: 'sent',
      cells: 61,
      results: { recognised: 60, notRecognised: 1, returned: 1, pending: 0 },
    });
    const [returned] = Object.entries(year.results).find(([, result]) => result === 'returned')!;
    const journey = year.journeys.find(({ number }) => number === returned)!;
    expect(await journey.view()).toMatchObject({ stage: 'supplement', cityResult: 'returned' });
    const reports = async () => (await system.crew.as('office')).mustGet('/programmes/2024/reports');
    const numbers = (cells: { number: string }[]) => cells.map(({ number }) => number);
    const waiting = await reports();
    expect([waiting.reportable, waiting.supplementing].map(numbers)).toEqual([[], [returned]]);
    await journey.refresh();
    await journey.supplement();
    const answered = await reports();
    expect([answered.reportable, answered.supplementing].map(numbers)).toEqual([[returned], []]);
    expect((await programme()).recognised + (await programme(2025)).recognised).toBe(60);
  });

  it('has told every carried application once: its year is 2025, its day of naming stays (rule 8)', async () => {
    await system.mailsHaveLeft();
    for (const number of year.carried) {
      const journey = year.journeys.find((one) => one.number === number)!;
      const view = await journey.view();
      const { namedOn } = year.named.find((one) => one.number === number)!;
      expect(view).toMatchObject({ assessmentYear: 2025, naming: { date: namedOn } });
      const events = (await journey.events()).filter(({ type }: { type: string }) => type === 'reattributed');
      expect(events).toHaveLength(1);
    }
    const [{ mails, recipients }] = await system.sql(
      `SELECT count(*)::int AS mails, count(DISTINCT application_id)::int AS recipients FROM outbox o
        WHERE kind = 'attributed' AND seat = 'applicant'`,
    );
    expect({ mails, recipients }).toEqual({ mails: 17, recipients: 17 });
    const journey = year.journeys.find(({ number }) => number === year.carried[0])!;
    await eventually(
      () =>
        system
          .mailsAbout(`/applications/${journey.id}`)
          .some(({ text }) => text.includes('2025年度考核（结转）')),
      60_000,
      'the mail says that it was carried over',
    );
  });

  it('leaves a ledger whose sums are the cells named and not revoked, numbered without a gap', async () => {
    const rows = await system.sql(
      'SELECT position, assessment_year AS year, delta FROM ledger_entry ORDER BY position',
    );
    expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_, i) => i + 1));
    const sums: Record<number, number> = {};
    for (const { year: of, delta } of rows) sums[of] = (sums[of] ?? 0) + delta;
    expect(sums).toEqual({ 2024: 45, 2025: 17 });
  });
});
