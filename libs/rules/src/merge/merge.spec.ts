import fc from 'fast-check';
import { afterChanges, randomChanges } from '../../../../test/support/rules/random-changes';
import { parseRuleSet } from '../parse';
import type { RuleSet } from '../schema/rule-set';
import { ruleSet2024 } from '../seed';
import { mergeRules, type Taken } from './merge';
import { takeRules } from './take';

/** The rules of 2024 with a few rows of each part: what the merge does is the same, and the runs are quick. */
const few: RuleSet = {
  ...ruleSet2024,
  rubrics: ruleSet2024.rubrics.slice(0, 2),
  cellTypes: ruleSet2024.cellTypes.slice(0, 4),
  indicators: ruleSet2024.indicators.slice(0, 4),
  deadlines: ruleSet2024.deadlines.slice(0, 4),
  tasks: ruleSet2024.tasks.slice(0, 4),
  departments: ruleSet2024.departments
    .slice(0, 4)
    .map((one) => ({ ...one, tasks: one.tasks.filter((n) => n <= 4) })),
};

const plain = (ruleSet: object) => JSON.parse(JSON.stringify(ruleSet)) as RuleSet;
const changed = (change: (r: any) => void, from: RuleSet = ruleSet2024): RuleSet => {
  const next = structuredClone(from);
  change(next);
  return next;
};
const school = (r: RuleSet) => r.cellTypes.find(({ code }) => code === 'SCHOOL')!;
const sectionB = (r: any) => r.rubrics.find(({ id }: any) => id === 'SCHOOL@2024').sections[1];
const entriesOf = (office: RuleSet, vendor: RuleSet, base: RuleSet | undefined = ruleSet2024) =>
  mergeRules({ base, office, vendor }, new Set()).entries;

describe('the merge of the vendor’s rules into the office’s', () => {
  it('gives the vendor’s rules when all is taken and the office changed nothing', () => {
    fc.assert(
      fc.property(randomChanges, (changes) => {
        const vendor = afterChanges(few, changes);
        const { json, entries } = mergeRules({ base: few, office: few, vendor }, 'all');
        expect(json).toEqual(plain(vendor));
        expect(entries.every(({ side }) => side === 'vendor')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the office’s rules when nothing is taken', () => {
    fc.assert(
      fc.property(randomChanges, randomChanges, (ours, theirs) => {
        const office = afterChanges(few, ours);
        const three = { base: few, office, vendor: afterChanges(few, theirs) };
        expect(mergeRules(three, new Set()).json).toEqual(plain(office));
      }),
      { numRuns: 40 },
    );
  });

  it('gives the vendor’s rules when every entry is taken, whatever the office changed, with a base or without', () => {
    fc.assert(
      fc.property(randomChanges, randomChanges, fc.boolean(), (ours, theirs, hasBase) => {
        const office = afterChanges(few, ours);
        const vendor = afterChanges(few, theirs);
        const three = { base: hasBase ? few : undefined, office, vendor };
        const every = new Set(mergeRules(three, new Set()).entries.map(({ path }) => path));
        expect(mergeRules(three, every).json).toEqual(plain(vendor));
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order in which entries are taken', () => {
    fc.assert(
      fc.property(randomChanges, randomChanges, fc.infiniteStream(fc.boolean()), (ours, theirs, coins) => {
        const base = few;
        const office = afterChanges(base, ours);
        const vendor = afterChanges(base, theirs);
        const paths = mergeRules({ base, office, vendor }, new Set()).entries.map(({ path }) => path);
        const toss = () => coins.next().value === true;
        const [first, second] = [paths.filter(toss), paths.filter(toss)];
        const take = (from: RuleSet, taken: Taken) =>
          mergeRules({ base, office: from, vendor }, taken).json as unknown as RuleSet;
        const at = (some: string[]) => new Set(some);
        const once = take(office, at([...first, ...second]));
        expect(take(take(office, at(first)), at(second))).toEqual(once);
        expect(take(take(office, at(second)), at(first))).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  it('says of each entry which line changed it, and shows the three versions', () => {
    const vendor = changed((r) => {
      r.clocks.naming.length = 12;
      r.clocks.departmentReview.length = 15;
      school(r).passMark.value = 80;
      r.form.push({ ...r.form[0], id: 'extra' });
    });
    const office = changed((r) => {
      r.clocks.departmentReview.length = 25;
      r.settings.boardYellow.value = 4;
      school(r).leads = ['JIAOW'];
    });
    const found = entriesOf(office, vendor);
    expect(Object.fromEntries(found.map(({ path, side }) => [path, side]))).toEqual({
      '/clocks/departmentReview': 'both',
      '/clocks/naming': 'vendor',
      '/settings/boardYellow': 'office',
      '/cellTypes/SCHOOL/leads': 'office',
      '/cellTypes/SCHOOL/passMark': 'vendor',
      '/form/extra': 'vendor',
    });
    expect(found).toContainEqual({
      path: '/clocks/departmentReview',
      side: 'both',
      base: ruleSet2024.clocks.departmentReview,
      office: office.clocks.departmentReview,
      vendor: vendor.clocks.departmentReview,
    });
    expect(found.find(({ path }) => path === '/form/extra')).toMatchObject({ base: null, office: null });
    const { ruleSet } = takeRules({ base: ruleSet2024, office, vendor }, '2024.3', 'all');
    expect(ruleSet).toMatchObject({
      version: '2024.3',
      clocks: { naming: { length: 12 }, departmentReview: { length: 15 } },
      settings: { boardYellow: { value: 4 } },
    });
    expect(school(ruleSet!)).toMatchObject({ leads: ['JIAOW'], passMark: { value: 80 } });
  });

  it('leaves the working days to the office', () => {
    const vendor = changed((r) => r.calendars.pop());
    const { entries, json } = mergeRules({ base: ruleSet2024, office: ruleSet2024, vendor }, 'all');
    expect(entries).toEqual([]);
    expect(json.calendars).toEqual(ruleSet2024.calendars);
  });

  it('leaves from when cells count to the year, whatever is taken; its note may be taken', () => {
    const setting = (r: any) => r.settings.countsFrom;
    const vendor = changed((r) => (setting(r).value = 'recognised'));
    for (const taken of ['all', new Set(['/settings/countsFrom'])] as const) {
      const { entries, json } = mergeRules({ base: ruleSet2024, office: ruleSet2024, vendor }, taken);
      expect(entries).toMatchObject([{ path: '/settings/countsFrom', ofYear: true }]);
      expect(setting(json)).toEqual(setting(ruleSet2024));
    }
    const noted = changed((r) => (setting(r).note = '市级口径'));
    const { json } = mergeRules({ base: ruleSet2024, office: ruleSet2024, vendor: noted }, 'all');
    expect(setting(json).note).toBe('市级口径');
  });

  it('takes nothing back that is the same in both lines, and has no entry for it', () => {
    const same = changed((r) => (r.clocks.naming.length = 12));
    expect(entriesOf(same, same)).toEqual([]);
  });

  it('without a former version counts what differs as changed by both, and what only one has as that line’s', () => {
    const office = changed((r) => {
      r.clocks.naming.length = 12;
      r.form.push({ ...r.form[0], id: 'ours' });
    });
    const vendor = changed((r) => r.form.push({ ...r.form[0], id: 'theirs' }));
    const { entries } = mergeRules({ base: undefined, office, vendor }, new Set());
    expect(Object.fromEntries(entries.map(({ path, side }) => [path, side]))).toEqual({
      '/clocks/naming': 'both',
      '/form/ours': 'office',
      '/form/theirs': 'vendor',
    });
  });

  it('puts what is new behind its predecessor, and moves rows only where the order is taken', () => {
    const codes = (r: any) => r.form.map(({ id }: any) => id);
    const [a, b] = codes(ruleSet2024);
    const office = changed((r) => r.form.splice(1, 0, { ...r.form[0], id: 'ours' }));
    const vendor = changed((r) => {
      r.form.splice(1, 0, { ...r.form[0], id: 'theirs' });
      r.form.push(...r.form.splice(0, 1));
    });
    const three = { base: ruleSet2024, office, vendor };
    expect(codes(mergeRules(three, new Set(['/form/theirs'])).json).slice(0, 3)).toEqual([
      'theirs',
      a,
      'ours',
    ]);
    const all = codes(mergeRules(three, 'all').json);
    expect(all.slice(0, 2)).toEqual(['theirs', b]);
    expect(all.slice(-2)).toEqual([a, 'ours']);
    expect(entriesOf(office, vendor).find(({ path }) => path === '/form:order')).toMatchObject({
      side: 'vendor',
    });
  });
});

describe('rules with taken entries', () => {
  const withType = changed((r) => {
    r.cellTypes.splice(6, 0, {
      ...school(r),
      code: 'KINDERGARTEN',
      name: '无废幼儿园',
      rubric: 'KINDERGARTEN@2024',
    });
    r.cellTypes.forEach((type: any, i: number) => (type.no = i + 1));
    r.rubrics.push({ ...r.rubrics.find(({ id }: any) => id === 'SCHOOL@2024'), id: 'KINDERGARTEN@2024' });
    const total = r.totals.find(({ sumOfRows }: any) => sumOfRows);
    total.value += school(r).target.value;
  });
  const three = { base: ruleSet2024, office: ruleSet2024, vendor: parseRuleSet(withType) };
  const take = (...paths: string[]) => takeRules(three, '2024.2', new Set(paths));

  it('may have a new type in the middle, with its rubric and the total', () => {
    const total = ruleSet2024.totals.find(({ sumOfRows }) => sumOfRows)!.id;
    const { ruleSet, faults } = take(
      '/cellTypes/KINDERGARTEN',
      '/rubrics/KINDERGARTEN@2024',
      `/totals/${total}`,
    );
    expect(faults).toEqual([]);
    expect(ruleSet).toEqual({ ...three.vendor, version: '2024.2' });
  });

  it('name each fault at the entry that it belongs to', () => {
    const total = `/totals/${ruleSet2024.totals.find(({ sumOfRows }) => sumOfRows)!.id}`;
    expect(take('/cellTypes/KINDERGARTEN')).toMatchObject({
      faults: [
        { code: 'rubricUnknown', entry: '/cellTypes/KINDERGARTEN' },
        { code: 'rowsSum', entry: total },
      ],
    });
    expect(take('/cellTypes/KINDERGARTEN').ruleSet).toBeUndefined();
    const vendor = changed((r) => {
      const [one, two] = sectionB(r).items.filter(({ kind }: any) => kind === 'SCORED');
      one.max += 1;
      two.max -= 1;
      delete one.steps;
      one.standard = '看';
      delete two.steps;
      two.standard = '看';
    });
    const items = entriesOf(ruleSet2024, vendor).map(({ path }) => path);
    expect(items).toHaveLength(2);
    const { faults } = takeRules({ ...three, vendor }, '2024.2', new Set([items[0]!]));
    expect(faults.map(({ code, entry }) => [code, entry])).toContainEqual(['sectionSum', items[0]]);
    expect(takeRules({ ...three, vendor }, '2024.2', new Set(items)).faults).toEqual([]);
  });

  it('name the chosen paths that are no entry', () => {
    expect(take('/clocks/lunch').unknown).toEqual(['/clocks/lunch']);
  });

  it('are usable, or have a fault, whatever is taken', () => {
    fc.assert(
      fc.property(randomChanges, randomChanges, fc.infiniteStream(fc.boolean()), (ours, theirs, coins) => {
        const office = afterChanges(ruleSet2024, ours);
        const vendor = afterChanges(ruleSet2024, theirs);
        const paths = entriesOf(office, vendor).map(({ path }) => path);
        const taken = new Set(paths.filter(() => coins.next().value === true));
        const { ruleSet, faults } = takeRules({ base: ruleSet2024, office, vendor }, '2024.9', taken);
        expect(ruleSet === undefined).toBe(faults.length > 0);
        if (ruleSet) expect(parseRuleSet(plain(ruleSet))).toEqual(ruleSet);
        for (const { entry } of faults) if (entry !== null) expect(paths).toContain(entry);
      }),
      { numRuns: 20 },
    );
  });

  it('says where the vendor changed punctuation marks alone, also where the office changed the content', () => {
    const older = narrow(ruleSet2024);
    const news = changed((r) => (r.clocks.naming.length = 12));
    const office = changed((r) => (r.clocks.departmentReview.length = 25), older);
    const found = entriesOf(office, news, older);
    const other = found.filter(({ marksOnly }) => !marksOnly).map(({ path, side }) => [path, side]);
    expect(other).toEqual([['/clocks/naming', 'vendor']]);
    expect(found.find(({ path }) => path === '/clocks/departmentReview')).toMatchObject({
      ...{ side: 'both', marksOnly: true, office: { length: 25 }, vendor: { length: 20 } },
    });
    expect(found.length).toBeGreaterThan(300);
    const { json } = mergeRules({ base: older, office: older, vendor: news }, 'all');
    expect({ ...json, calendars: news.calendars }).toEqual(plain(news));
  });

  it('does not take a value that is gone, or another figure, for a mark', () => {
    const gone = changed((r) => r.form.pop());
    expect(entriesOf(ruleSet2024, gone).map(({ marksOnly }) => marksOnly)).toEqual([undefined]);
    const figure = changed((r) => (r.clocks.naming.note = r.clocks.naming.note.replace('十日', '十五日')));
    expect(entriesOf(ruleSet2024, figure)).toMatchObject([{ path: '/clocks/naming', side: 'vendor' }]);
    expect(entriesOf(ruleSet2024, figure)[0]!.marksOnly).toBeUndefined();
  });
});

/** Rules with every full-width mark as the first versions of the vendor wrote it. */
function narrow<T>(rules: T): T {
  const marks: Record<string, string> = { '，': ',', '；': ';', '：': ':', '（': '(', '）': ')' };
  return JSON.parse(JSON.stringify(rules).replace(/[，；：（）]/g, (mark) => marks[mark]!)) as T;
}
