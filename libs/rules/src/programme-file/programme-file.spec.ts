import fc from 'fast-check';
import { jsonFault } from './json-fault';
import {
  readProgrammeFile,
  nextYearOf,
  parseRuleSet,
  programmeFaults,
  ruleSet2024,
  toProgrammeFile,
} from '../index';

const file = toProgrammeFile(ruleSet2024);
const changed = (change: (json: any) => void): string => {
  const json = JSON.parse(file);
  change(json);
  return JSON.stringify(json);
};
const faultsOf = (text: string) => readProgrammeFile(text).faults.map(({ code, path }) => `${code} ${path}`);

/** The same value with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  );
}

describe('a programme file', () => {
  it('goes out and in and out again, byte for byte, whatever order its keys come in', () => {
    const { parts, faults } = readProgrammeFile(file);
    expect(faults).toEqual([]);
    expect(toProgrammeFile(parts!)).toBe(file);
    const shuffled = readProgrammeFile(JSON.stringify(reversed(JSON.parse(file))));
    expect(shuffled.faults).toEqual([]);
    expect(toProgrammeFile(shuffled.parts!)).toBe(file);
  });

  it('holds every part but the version and the calendars', () => {
    const { parts } = readProgrammeFile(file);
    const { version, calendars, ...rest } = ruleSet2024;
    expect([version, calendars.length]).toEqual(['2024.1', 3]);
    expect(parts).toEqual(JSON.parse(JSON.stringify(rest)));
    expect(Object.keys(JSON.parse(file)).slice(0, 4)).toEqual([
      'format',
      'schema',
      'programmeYear',
      'source',
    ]);
  });

  it('is a rule set without calendars when it is published', () => {
    const { parts } = readProgrammeFile(file);
    expect(parseRuleSet({ ...parts, version: '2024.1' }).calendars).toEqual([]);
  });

  it('that is broken JSON is refused with line and column', () => {
    const lines = file.split('\n');
    lines[4] = lines[4]!.replace(':', '');
    expect(readProgrammeFile(lines.join('\n'))).toEqual({
      faults: [{ code: 'notJson', path: '/', detail: expect.stringMatching(/第 5 行第 \d+ 列有误。$/) }],
    });
    expect(readProgrammeFile('').faults[0]!.detail).toContain('第 1 行第 1 列');
    expect(readProgrammeFile(file.slice(0, 5000)).faults).toMatchObject([{ code: 'notJson' }]);
  });

  it('of a newer schema, of another format, or of none is refused with a sentence of its own', () => {
    const newer = readProgrammeFile(changed((json) => (json.schema = 2)));
    expect(newer).toMatchObject({ faults: [{ code: 'schemaNewer', path: '/schema' }] });
    expect(newer.parts).toBeUndefined();
    expect(newer.faults[0]!.detail).toContain('只能读到 1');
    expect(faultsOf(changed((json) => (json.schema = 'one')))).toEqual(['schemaUnknown /schema']);
    expect(faultsOf(changed((json) => (json.format = 'excel')))).toEqual(['formatUnknown /format']);
    for (const text of ['7', 'null', '[]', '"programme"'])
      expect(faultsOf(text)).toEqual(['formatUnknown /']);
  });

  it.each<[string, (json: any) => void, string]>([
    [
      'a baseline without its sentence',
      (json) => (json.baseline.quote = null),
      'baselineWithoutQuote /baseline/quote',
    ],
    ['a row without a lead', (json) => (json.cellTypes[5].leads = []), 'leadMissing /cellTypes/SCHOOL/leads'],
    [
      'a rubric that cannot reach the pass mark',
      (json) => json.rubrics.find((one: any) => one.id === 'SCHOOL@2024').sections.splice(1),
      'passMarkOutOfReach /cellTypes/SCHOOL/passMark',
    ],
    [
      'an intake that closes before it opens',
      (json) => (json.intake = { opens: '2024-09-02', closes: '2024-09-01', basis: 'notice', types: [] }),
      'intakeClosesFirst /intake/closes',
    ],
    [
      'an intake of a type that closes before it opens',
      (json) =>
        (json.intake = {
          ...{ opens: null, closes: null, basis: 'notice' },
          types: [{ cellType: 'SCHOOL', opens: '2024-09-02', closes: '2024-09-01', basis: 'notice' }],
        }),
      'intakeClosesFirst /intake/types/SCHOOL/closes',
    ],
    [
      'an intake of a type that does not exist',
      (json) =>
        (json.intake = {
          ...{ opens: null, closes: null, basis: 'notice' },
          types: [{ cellType: 'CASTLE', opens: null, closes: null, basis: 'notice' }],
        }),
      'cellTypeUnknown /intake/types/CASTLE',
    ],
    ['four totals', (json) => json.totals.push({ ...json.totals[0], id: 'fourth' }), 'shape /totals'],
    ['the names of an office', (json) => (json.office = {}), 'partMisplaced /office'],
    [
      'a code that no path takes',
      (json) => (json.cellTypes[5].code = 'SCHOOL2'),
      'shape /cellTypes/SCHOOL2/code',
    ],
    ['a version', (json) => (json.version = '2024.7'), 'partMisplaced /version'],
    ['a part that nobody knows', (json) => (json.weather = 'fine'), 'shape /'],
    [
      'a condition on a field below',
      (json) => (json.form[0].when = { field: 'unitKind', is: ['school'] }),
      'conditionField /form/commitment/when',
    ],
    [
      'a condition on an answer that cannot be given',
      (json) => (json.form[2].when = { field: 'unitKind', is: ['castle'] }),
      'conditionAnswer /form/scale/when',
    ],
  ])('with %s has its fault at its place', (_, change, expected) => {
    expect(faultsOf(changed(change))).toContain(expected);
  });

  it('has faults of the shape in one part, and what the other parts show against each other', () => {
    const text = changed((json) => {
      json.source.title = '';
      json.cellTypes[5].leads = [];
      json.baseline.quote = null;
    });
    expect(readProgrammeFile(text).faults).toEqual([
      { code: 'shape', path: '/source/title', detail: '请填写。' },
      expect.objectContaining({ code: 'leadMissing' }),
      expect.objectContaining({ code: 'baselineWithoutQuote' }),
    ]);
  });

  it('may have one figure or three, other obligations, a type without co-lead and one with three leads', () => {
    const text = changed((json) => {
      json.totals = json.totals.slice(0, 1);
      json.obligations.duties = json.obligations.duties.slice(0, 2);
      json.cellTypes[5].leads = ['JIAOW', 'JGSW', 'TYJ'];
      json.cellTypes[5].passMark.value = 90;
      json.clocks.naming.length = 7;
    });
    expect(readProgrammeFile(text).faults).toEqual([]);
  });
});

describe('the place of a fault in JSON', () => {
  it.each([
    ['{"a":1,}', 1, 8],
    ['{"a" 1}', 1, 6],
    ['{\n  "a": tru}', 2, 8],
    ['{"a":"x\ny"}', 1, 6],
    ['[1 2]', 1, 4],
    ['{"a": 01}', 1, 8],
    ['[1]]', 1, 4],
  ])('of %j is line %i, column %i', (text, line, column) => {
    expect(jsonFault(text)).toEqual({ line, column });
  });

  it('is found exactly where JSON.parse refuses, and nowhere else', () => {
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), fc.string({ maxLength: 2 }), (json, at, put) => {
        expect(jsonFault(json)).toBeUndefined();
        const broken = json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + 1);
        expect(jsonFault(broken) === undefined).toBe(isJson(broken));
      }),
    );
  });

  it('deeper than anybody writes is a fault, not an overflow', () => {
    expect(jsonFault('['.repeat(100_000))).toEqual({ line: 1, column: 102 });
  });
});

describe('a draft from last year', () => {
  const parts = nextYearOf(ruleSet2024);

  it('lacks what only the new circular can say, and nothing else', () => {
    expect(programmeFaults(parts).map(({ path }) => path)).toEqual([
      '/source/title',
      '/source/indexNumber',
      '/source/publishedOn',
      '/source/address',
      '/baseline/quote',
    ]);
  });

  it('moves its dates on by a year', () => {
    const { deadlines, programmeYear } = parts as any;
    expect(programmeYear).toBe(2025);
    expect(deadlines.find(({ id }: any) => id === 'DL04-1').date).toBe('2025-04-30');
    const intake = { opens: '2024-02-29', closes: '2024-10-31', basis: 'notice' as const, types: [] };
    expect((nextYearOf({ ...ruleSet2024, intake }) as any).intake).toMatchObject({
      opens: '2025-02-28',
      closes: '2025-10-31',
    });
  });
});
