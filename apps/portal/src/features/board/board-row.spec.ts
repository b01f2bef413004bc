import type { BoardItem } from '@app/contracts';
import { addressOfMatter, boardKey, canUrge } from './board-row';
import { isUrgedToday, mattersOf } from './use-urge';

const row = (rest: Partial<BoardItem>) =>
  ({
    ...{ kind: 'application', applicationId: 'a1', obligationId: null, number: 'YB-1', unitName: '第一小学' },
    ...{ stage: 'initialReview', seat: 'lead1', name: '区教委', paused: false, cause: 'none', parts: [] },
    ...rest,
  }) as BoardItem;
const obligation = (rest: Partial<BoardItem> = {}) =>
  row({
    ...{ kind: 'obligation', applicationId: null, obligationId: 'o1', number: '季度调度', unitName: null },
    ...{ stage: null, ...rest },
  });

describe('a row of the board', () => {
  it('is one per matter and per who is waited for', () => {
    const rows = [row({}), row({ seat: 'lead2' }), row({ applicationId: 'a2' }), obligation()];
    expect(new Set(rows.map(boardKey)).size).toBe(4);
  });

  it('leads to the page of its matter', () => {
    expect(addressOfMatter(row({}))).toBe('/applications/a1');
    expect(addressOfMatter(obligation())).toBe('/obligations/o1');
  });
});

describe('催办', () => {
  it('is offered where somebody else is waited for', () => {
    expect(canUrge(row({}))).toBe(true);
    expect(canUrge(obligation({ seat: 'department' }))).toBe(true);
  });

  it.each([
    ['the office itself has to act', row({ seat: 'office' })],
    ['only time has to pass', row({ seat: 'time' })],
    ['the case is paused', row({ paused: true })],
    ['the city is waited for', row({ cause: 'waitingForCity' as BoardItem['cause'] })],
    ['the calendar is waited for', row({ cause: 'waitingForCalendar' as BoardItem['cause'] })],
    ['the application is not submitted', row({ stage: null })],
  ])('is not offered where %s', (_, one) => {
    expect(canUrge(one)).toBe(false);
  });

  it('is one word per matter, to all who are waited for', () => {
    const rows = [row({}), obligation({ name: '区商务委' }), row({ seat: 'lead2', name: '区城管局' })];
    expect(mattersOf(rows, '2024-09-03')).toEqual([
      { id: 'a1', kind: 'application', name: '第一小学', holders: ['区教委', '区城管局'], urged: [] },
      { id: 'o1', kind: 'obligation', name: '季度调度', holders: ['区商务委'], urged: [] },
    ]);
  });

  it('says who was urged today, when and by whom, and asks nobody twice', () => {
    const urged = { day: '2024-09-03', at: '2024-09-03T09:12:00+08:00', byName: '张三' };
    const both = [row({ urged }), row({ seat: 'lead2', name: '区城管局', urged })];
    const [matter] = mattersOf(both, '2024-09-03');
    expect(matter!.urged).toEqual([
      { name: '区教委', text: '9月3日 周二 09:12 张三催办' },
      { name: '区城管局', text: '9月3日 周二 09:12 张三催办' },
    ]);
    const done = (rows: BoardItem[], today: string) => mattersOf(rows, today).map(isUrgedToday);
    expect(done(both, '2024-09-03')).toEqual([true]);
    expect(done(both, '2024-09-04')).toEqual([false]);
    expect(done([row({ urged }), row({ seat: 'lead2', name: '区城管局' })], '2024-09-03')).toEqual([false]);
  });
});
