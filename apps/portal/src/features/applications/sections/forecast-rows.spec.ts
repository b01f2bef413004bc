import type { ForecastView } from '@app/contracts';
import { forecastRows } from './forecast-rows';

type Foreseen = ForecastView['items'][number];

const SEAT = 'department:JIAOW';
const moment = (on: string, ...events: [type: string, text: string][]): Foreseen => ({
  at: `${on}T09:00:00.000+08:00`,
  on,
  events: events.map(([type, text]) => ({ type, seat: SEAT, name: '区教委', text })),
  notices: [],
});

const ITEMS = [
  moment('2024-09-02', ['reminded', '提醒区教委：还有 3 个工作日到期']),
  moment('2024-09-04', ['reminded', '提醒区教委：还有 1 个工作日到期']),
  moment('2024-09-05', ['reminded', '提醒区教委：今天到期']),
  moment('2024-09-06', ['overdue', '区教委的期限已过，记为逾期']),
  moment('2024-09-09', ['reminded', '提醒区教委：已逾期 2 个工作日']),
  moment('2024-09-13', ['escalated', '区教委逾期 6 个工作日，告知负责人']),
  moment('2024-09-20', ['escalated', '区教委逾期 11 个工作日，告知负责人']),
];
const daysOf = (items: readonly Foreseen[]) => items.map(({ on }) => on);

describe('a forecast', () => {
  it('begins for a unit with what happens, not with the reminders of others', () => {
    const { shown, rest } = forecastRows(ITEMS, (seat) => seat === 'applicant');
    expect(daysOf(shown)).toEqual(['2024-09-06', '2024-09-13']);
    expect(daysOf(rest)).toEqual(['2024-09-02', '2024-09-04', '2024-09-05', '2024-09-09', '2024-09-20']);
  });

  it('has the reminders of its reader, each sentence once', () => {
    const { shown } = forecastRows(ITEMS, (seat) => seat === SEAT);
    expect(daysOf(shown)).toEqual(['2024-09-02', '2024-09-05', '2024-09-06', '2024-09-09', '2024-09-13']);
  });

  it('is not empty where only others are reminded', () => {
    const { shown, rest } = forecastRows(ITEMS.slice(0, 3), () => false);
    expect([daysOf(shown), daysOf(rest)]).toEqual([['2024-09-02'], ['2024-09-04', '2024-09-05']]);
  });
});
