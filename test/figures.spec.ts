import { daysBetween, isWorkingDay, lastDay, type Period, type PeriodUnit } from '@app/domain';
import { ruleSet2024, workCalendarOf } from '@app/rules';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Figures are written twice, in DOMAIN for people and in libs/rules for the product; this spec compares them.
 */
const DOMAIN = readFileSync(join(__dirname, '../docs/DOMAIN.md'), 'utf8');
const CALENDAR = workCalendarOf(ruleSet2024);

/** Returns the text under the heading `### n.m`, up to the next heading. */
function section(number: string): string {
  const [, text] = DOMAIN.split(new RegExp(`^### ${number.replace('.', '\\.')} .*$`, 'm'));
  if (text === undefined) throw new Error(`DOMAIN ${number} is not there`);
  return text.split(/^#{2,3} /m)[0]!;
}

/**
 * Returns the rows of a section's table as cells, without the head and without the marks of emphasis and
 * code.
 */
function rowsOf(number: string): string[][] {
  return section(number)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replace(/[*`]/g, '').trim()),
    );
}

const half = (text: string) => text.replace(/（/g, '(').replace(/）/g, ')');

const UNITS: Record<string, PeriodUnit> = {
  wd: 'workingDay',
  'working day': 'workingDay',
  'calendar day': 'calendarDay',
  month: 'month',
};

/** Returns the first period in a cell, as in `20 wd (+10 once)` or `30 calendar days, rolls`. */
function periodOf(cell: string): Period {
  const match = /(\d+) (wd|working day|calendar day|month)s?/.exec(cell);
  if (!match) throw new Error(`no period in ${cell}`);
  return { length: Number(match[1]), unit: UNITS[match[2]!]!, roll: /, roll/.test(cell) };
}

describe('the figures of DOMAIN', () => {
  it('2.5, the annex: are those of the cell types', () => {
    const names = new Map(ruleSet2024.departments.map(({ id, name }) => [id, name]));
    const known = ruleSet2024.cellTypes.map(({ no, code, name, leads, target }) => [
      String(no),
      half(name),
      `${target.comparison === '≥' ? '≥' : ''}${target.value}`,
      leads.map((id) => names.get(id)).join('、'),
      code,
    ]);
    const annex = rowsOf('2.5').filter(([no]) => no !== '');
    expect(annex).toHaveLength(15);
    expect(
      annex.map(([no, name, target, leads, code]) => [
        no,
        half(name!),
        target,
        leads,
        code!.split('; ').at(-1),
      ]),
    ).toEqual(known);
  });

  it('5.2, the calendars: are those that a fresh installation has', () => {
    const years = JSON.parse(/```json\n([\s\S]+?)```/.exec(section('5.2'))![1]!) as Record<
      string,
      { notice: string; off: string[]; makeup: string[] }
    >;
    const known = ruleSet2024.calendars.map(({ year, notice, issuedOn, off, makeup }) => {
      const number = /\((国办发明电.+号)\)|（(国办发明电.+号)）/.exec(notice)!;
      return [String(year), { notice: `${number[1] ?? number[2]} (${issuedOn})`, off, makeup }];
    });
    expect(years).toEqual(Object.fromEntries(known));
  });

  it('5.2, the working days of each year', () => {
    const [, listed] = /Totals: (.+) working days/.exec(section('5.2'))!;
    const totals = [...listed!.matchAll(/(\d{4}) = (\d+)/g)].map(([, year, days]) => [year, Number(days)]);
    const counted = totals.map(([year]) => {
      const days = daysBetween(`${year}-01-01`, `${year}-12-31`) + 1;
      const dates = Array.from({ length: days }, (_, i) =>
        new Date(Date.UTC(Number(year), 0, 1 + i)).toISOString().slice(0, 10),
      );
      return [year, dates.filter((date) => isWorkingDay(CALENDAR, date)).length];
    });
    expect(totals).toHaveLength(3);
    expect(counted).toEqual(totals);
  });

  it.each(rowsOf('5.3'))('5.3, worked dates: %s and %s end on %s', (start, period, end) => {
    const { on } = lastDay(CALENDAR, start!.slice(0, 10), periodOf(period!));
    expect(on).toBe(/(\d{4}-\d{2}-\d{2})[^→]*$/.exec(end!)![1]);
  });

  it('5.5, the default periods: are those of the rules', () => {
    const rows = rowsOf('5.5').filter(([, code]) => !code!.includes('planned'));
    expect(rows.map(([, code]) => code).sort()).toEqual(Object.keys(ruleSet2024.clocks).sort());
    for (const [, code, cell, basis] of rows) {
      const { length, unit, extension, basis: known } = ruleSet2024.clocks[code as 'formalCheck'];
      expect({ code, ...periodOf(cell!), roll: undefined }).toEqual({ code, length, unit, roll: undefined });
      expect({ code, extension: Number(/\(\+(\d+) once/.exec(cell!)?.[1] ?? 0) }).toEqual({
        code,
        extension,
      });
      expect({ code, basis: /^(notice|law|analogy|assumed)/.exec(basis!)?.[1] }).toEqual({
        code,
        basis: known,
      });
    }
  });

  it('5.6, the obligations: are the kinds of the rules', () => {
    const kinds = ruleSet2024.obligations.duties.map(({ kind }) => kind);
    expect(rowsOf('5.6').map(([, kind]) => kind)).toEqual(kinds);
  });
});
