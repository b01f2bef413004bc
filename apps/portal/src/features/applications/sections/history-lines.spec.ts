import type { ApplicationView, EventView } from '@app/contracts';
import { historyLines } from './history-lines';

const event = (seq: number, type: string, at: string, data: object = {}) =>
  ({ seq, type, at, data }) as EventView;
const EVENTS = [
  event(1, 'submitted', '2024-09-02T09:00:00+08:00'),
  event(2, 'reminded', '2024-09-04T09:00:00+08:00'),
  event(3, 'accepted', '2024-09-05T09:00:00+08:00'),
  event(4, 'stageEntered', '2024-09-05T09:00:00+08:00', { stage: 'departmentReview' }),
];
const said = (text: string, at: string) => ({ text, at }) as ApplicationView['recommendations'][number];
const SAID = [said('同意', '2024-09-03T10:00:00+08:00'), said('补充', '2024-09-05T09:00:00+08:00')];
const told = (all: boolean) =>
  historyLines(EVENTS, SAID, all).map((line) =>
    'event' in line ? line.event.type : line.recommendation.text,
  );

describe('the history of a case', () => {
  it('has what a 镇街 recommended at its moment, among the steps in their order', () => {
    expect(told(false)).toEqual(['submitted', '同意', 'accepted', '补充']);
  });

  it('shows reminders when all is asked for', () => {
    expect(told(true)).toEqual(['submitted', '同意', 'reminded', 'accepted', '补充']);
  });

  it('has the stage that an act led to in the line of the act', () => {
    const [, act] = historyLines(EVENTS, [], false);
    expect(act).toEqual({ event: EVENTS[2], entered: ['departmentReview'] });
  });

  it.each([
    ['attributed', 'settled'],
    ['lapsed', 'lapsed'],
  ])('does not name a stage again that is called as its act is: %s', (type, stage) => {
    const at = '2024-09-30T09:00:00+08:00';
    const events = [event(5, type, at), event(6, 'stageEntered', at, { stage })];
    expect(historyLines(events, [], false)).toEqual([{ event: events[0], entered: [] }]);
  });

  it('has a stage that no act led to in a line of its own', () => {
    const events = [
      EVENTS[2]!,
      event(4, 'stageEntered', '2024-09-06T09:00:00+08:00', { stage: 'inspection' }),
    ];
    expect(historyLines(events, [], false)).toHaveLength(2);
  });
});
