import type { ObligationView } from '@app/contracts';
import { eventText } from './event-text';
import { historyLines } from './history-lines';

type Event = ObligationView['events'][number];
const event = (type: string, data: object = {}, rest: Partial<Event> = {}): Event => ({
  ...{ seq: 1, type, at: '2024-09-27T01:00:00Z', byName: '区无废办', data: data as Event['data'] },
  ...rest,
});

describe('what happened to an obligation', () => {
  it.each([
    ['created', { past: false }, '建立任务'],
    ['created', { past: true }, '建立任务（当时日期已过，不提醒）'],
    ['dueDateSet', { dueOn: '2024-10-08' }, '确定日期：2024年10月8日 周二'],
    [
      ...['dueDateSet', { dueOn: '2024-10-09', before: '2024-10-08' }],
      '确定日期：2024年10月9日 周三（此前为 2024年10月8日 周二）',
    ],
    ['contributed', { item: '塑料' }, '填报 塑料'],
    ['closed', { reportedOn: '2024-10-08', lateDays: 0 }, '办结：2024年10月8日 周二上报'],
    ['closed', { reportedOn: '2024-10-10', lateDays: 2 }, '办结：2024年10月10日 周四上报，逾期 2 个工作日'],
    ['reopened', {}, '重新打开'],
    ['urged', {}, '催办'],
    ['reminded', { seat: 'office' }, '提醒区无废办'],
    ['reminded', { seat: 'education' }, '提醒部门填报'],
    ['escalated', { to: 'head' }, '逾期，告知部门负责人'],
    ['escalated', { to: 'office' }, '逾期，告知区无废办'],
    ['overdue', { dueOn: '2024-10-08' }, '逾期（期限 2024年10月8日 周二）'],
    ['datesRecomputed', {}, '按新日历重新计算日期'],
  ] as [string, object, string][])('reads as a sentence: %s %j', (type, data, text) => {
    // Full-width and half-width punctuation compare as equal.
    const folded = (sentence: string) => sentence;
    expect(folded(eventText(event(type, data)))).toBe(folded(text));
  });

  it('is told the latest first, with who did it', () => {
    const events = [event('created', {}, { seq: 1 }), event('urged', {}, { seq: 2, byName: '张三' })];
    expect(historyLines(events)).toMatchObject([
      { seq: 2, text: '张三 催办' },
      { seq: 1, text: '区无废办 建立任务' },
    ]);
  });

  it('is one line when the same happened to several at one moment', () => {
    const reminders = [1, 2, 3].map((seq) =>
      event('reminded', { seat: 'education' }, { seq, byName: '系统' }),
    );
    const later = event(
      'reminded',
      { seat: 'education' },
      { seq: 4, byName: '系统', at: '2024-09-28T01:00:00Z' },
    );
    const texts = historyLines([...reminders, later]).map(({ text }) => text);
    expect(texts).toEqual(['系统 提醒部门填报', '系统 提醒部门填报（3 次）']);
  });
});
