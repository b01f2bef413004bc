import { aSchool, nineOn, people, schoolRules } from '../../../../../test/support/builders';
import { fold } from '../evolve';
import { notificationsFor } from '../notifications';
import { tasksOnEntering } from '../tasks';
import { passTime } from '../time/timers';
import { PAPER_STAGES, recordEarlier, type EarlierCase } from './recorded';

const NAMED = { countsFrom: 'named' } as const;
const RECOGNISED = { countsFrom: 'recognised' } as const;
const CELL: EarlierCase = {
  ...{
    kind: 'cell',
    submittedOn: '2024-03-01',
    documentNumber: '渝北无废办〔2024〕3号',
    namedOn: '2024-06-20',
  },
};
const ANSWER = { result: 'recognised', on: '2024-08-01' } as const;
const rules = schoolRules();

function record(earlier: EarlierCase, policy: typeof NAMED | typeof RECOGNISED = NAMED, on = '2024-09-09') {
  const events = recordEarlier(aSchool(), earlier, rules, policy, nineOn(on), people.office);
  return { events, app: fold(aSchool(), events) };
}

describe('a cell that was named before', () => {
  it('waits for the next report while the city has not answered', () => {
    const { app, events } = record(CELL);
    expect(events.map(({ type }) => type)).toEqual(['recorded', 'named', 'stageEntered']);
    expect(app).toMatchObject({
      stage: 'municipalReport',
      submittedOn: '2024-03-01',
      naming: { date: '2024-06-20' },
      tasks: [{ seat: 'office', openedOn: '2024-09-09' }],
    });
  });

  it('is settled by a known answer, on its own day, in the year in which it counts', () => {
    const { app, events } = record({ ...CELL, answer: ANSWER });
    expect(app).toMatchObject({
      stage: 'settled',
      cityResult: 'recognised',
      assessmentYear: 2024,
      tasks: [],
    });
    expect(events).toContainEqual(expect.objectContaining({ type: 'cityResultRecorded', on: '2024-08-01' }));
  });

  it('counts with the day of the answer where the year counts from it, and in no year when it is refused', () => {
    expect(record({ ...CELL, answer: ANSWER }, RECOGNISED, '2025-02-03').app.assessmentYear).toBe(2024);
    const later = { ...CELL, answer: { ...ANSWER, on: '2025-01-15' } };
    expect(record(later, RECOGNISED, '2025-02-03').app.assessmentYear).toBe(2025);
    const refused = { ...CELL, answer: { result: 'notRecognised', on: '2024-08-01' } } as const;
    expect(record(refused, RECOGNISED).app).toMatchObject({ stage: 'settled' });
    expect(record(refused, RECOGNISED).app.assessmentYear).toBeUndefined();
  });

  it('notifies nobody', () => {
    expect(notificationsFor(record({ ...CELL, answer: ANSWER }).events, rules)).toEqual([]);
  });
});

describe('a case that was begun on paper', () => {
  const paper = (stage: (typeof PAPER_STAGES)[number], enteredOn = '2024-09-02') =>
    record({ kind: 'paper', submittedOn: '2024-08-30', stage, enteredOn });

  it.each(PAPER_STAGES)('goes on at %s, with the period that began on paper', (stage) => {
    const { app } = paper(stage);
    const dueOn = tasksOnEntering(stage, rules, '2024-09-02').map((task) => task.dueOn);
    expect(app).toMatchObject({ stage, submittedOn: '2024-08-30' });
    expect(app.tasks.map((task) => [task.openedOn, task.dueOn])).toEqual(
      dueOn.map((day) => ['2024-09-02', day]),
    );
  });

  it('notifies the departments that it waits for, and neither the unit nor the office', () => {
    const told = (stage: (typeof PAPER_STAGES)[number]) =>
      notificationsFor(paper(stage).events, rules).map(({ seat, kind }) => `${kind} → ${seat}`);
    expect(told('departmentReview')).toEqual([
      'taskOpened → department:JIAOW',
      'taskOpened → department:JGSW',
    ]);
    expect(told('officeReview')).toEqual([]);
  });

  it('is overdue at once when its last day has passed, and no reminder of the past is sent', () => {
    const { app } = paper('formalCheck', '2024-08-30');
    const events = passTime(app, rules, nineOn('2024-09-09'));
    expect(events.map(({ type }) => type)).toContain('overdue');
    expect(events.every(({ at }) => at >= app.lastAt)).toBe(true);
  });
});
