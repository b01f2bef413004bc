import { transformFileSync } from '@swc/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALENDAR } from '../../../../test/support/builders';
import { APRIL, WORKED_DATES } from '../../../../test/support/domain/worked-dates';

/** Runs in its own process: the worked dates, and a day boundary, under whatever zone the host has. */
const QUESTION = `
const { calendar, worked, april } = JSON.parse(process.argv[2]);
const { lastDay, addWorkingDays } = require('./working-days.js');
const { civilDateAt, startOfDay, weekday } = require('./civil-date.js');
process.stdout.write(JSON.stringify({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  hour: new Date('2024-11-02T16:00:00Z').getHours(),
  worked: worked.map((w) => lastDay(calendar, w.start, w).on),
  april: april.map(([n]) => [2024, 2025, 2026].map((y) => addWorkingDays(calendar, y + '-04-30', -n))),
  midnight: [startOfDay('2024-11-03'), civilDateAt(Date.parse('2024-11-02T16:00:00Z')), weekday('2024-11-03')],
}));`;

describe('the pure suites', () => {
  it('run in a zone far from Asia/Shanghai', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('America/New_York');
    expect(new Date('2024-11-02T16:00:00Z').getHours()).toBe(12);
  });
});

describe('the calendar on a host in another time zone', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wufei-zone-'));
    for (const name of ['civil-date', 'working-days']) {
      const { code } = transformFileSync(join(__dirname, `${name}.ts`), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      });
      writeFileSync(join(folder, `${name}.js`), code);
    }
    writeFileSync(join(folder, 'question.js'), QUESTION);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['America/New_York', 12], // daylight saving ends on 2024-11-03
    ['Pacific/Kiritimati', 6],
    ['Asia/Shanghai', 0],
  ])('%s: every worked date is the same', (zone, hourThere) => {
    const facts = JSON.stringify({ calendar: CALENDAR, worked: WORKED_DATES, april: APRIL });
    const out = execFileSync(process.execPath, [join(folder, 'question.js'), facts], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    const answer = JSON.parse(out) as Record<string, unknown>;
    expect(answer).toMatchObject({ zone, hour: hourThere }); // the child really lives there
    expect(answer.worked).toEqual(WORKED_DATES.map((worked) => worked.lastDay));
    expect(answer.april).toEqual(APRIL.map(([, ...dates]) => dates));
    expect(answer.midnight).toEqual([Date.parse('2024-11-02T16:00:00Z'), '2024-11-03', 0]);
  });
});
